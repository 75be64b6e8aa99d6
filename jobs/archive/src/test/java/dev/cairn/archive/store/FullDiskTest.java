package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes to {@code /dev/full}, where the kernel refuses every byte as a full disk does. */
class FullDiskTest {

  @TempDir Path root;

  @Test
  void fullDiskIsNamedWithWhatToDo() throws Exception {
    try (FileBlobWriter writer = writer()) {
      assertThatThrownBy(() -> writer.write(ByteBuffer.allocate(1_000_000)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No room left at " + root)
          .hasMessageContaining("at least 262144 more bytes")
          .hasMessageMatching(".* \\d+ are free\\..*")
          .hasMessageContaining("Free room or enlarge the volume");
    }
  }

  @Test
  void fullDiskIsFoundAtTheEndToo() throws Exception {
    try (FileBlobWriter writer = writer()) {
      writer.write(ByteBuffer.allocate(10));

      assertThatThrownBy(writer::finish).hasMessageContaining("No room left at " + root);
    }
  }

  @Test
  void failedWriterGoesNoFurtherAndLeavesNothing() throws Exception {
    FileBlobWriter writer = writer();
    assertThatThrownBy(() -> writer.write(ByteBuffer.allocate(1_000_000)))
        .isInstanceOf(IOException.class);

    assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
    writer.close();

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void otherTroublesStayWhatTheyAre() {
    IOException broken = new IOException("Input/output error");

    assertThat(NoRoom.explain(root, 1, broken)).isSameAs(broken);
  }

  private FileBlobWriter writer() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    Path staged = Files.createFile(root.resolve("staged"));
    return new FileBlobWriter(
        "a", root, staged, FileChannel.open(full, StandardOpenOption.WRITE));
  }
}
