package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo can't work with, it says, and leaves as it was. */
class DemoRefusalsIT {

  @TempDir Path directory;

  @Test
  void aFileInPlaceOfTheDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    Run run = Run.cairn("demo", "--data", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("is a file");
  }

  @Test
  void aDirectoryThatCanNotBeMade() {
    Run run = Run.cairn("demo", "--data", "/proc/cairn");

    assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    assertThat(run.err()).contains("/proc/cairn").contains("--data DIR");
  }

  @Test
  void anArchiveThatAnotherWriterHolds() throws IOException {
    URI archive = URI.create("file://" + directory.resolve("data/archive"));
    try (BlobStore store = BlobStores.open(archive);
        Closeable lock = store.lockForWriting()) {
      Run run = Run.cairn("demo", "--data", directory.resolve("data").toString());

      assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
      assertThat(run.err()).contains(Long.toString(ProcessHandle.current().pid()));
    }
    assertThat(directory.resolve("data/archive/chain")).doesNotExist();
  }

  @Test
  void aPortInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      Run run =
          Run.cairn("demo", "--data", directory.resolve("d").toString(), "--kafka-port", port);

      assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
      assertThat(run.err()).contains(port);
    }
  }

  @Test
  void keysThatTheArchiveWasNotMadeWith() throws Exception {
    Path data = directory.resolve("other-keys");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Run first = Run.cairn("demo", "--data", data.toString(), "--kafka-port", port);
      assertThat(first.code()).as("makes the archive, then finds the port taken").isNotZero();
    }
    Files.delete(data.resolve("keys/cairn-keys.json"));

    Run run = Run.cairn("demo", "--data", data.toString());

    assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    // no file is under a wrapping key yet: it is the signing key that is not the archive's
    assertThat(run.err())
        .contains("Key cairn-signing/", "refused", "Give the keys the archive was made with");
  }
}
