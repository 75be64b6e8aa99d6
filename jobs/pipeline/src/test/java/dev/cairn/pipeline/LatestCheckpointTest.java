package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestCheckpointTest {

  @TempDir Path checkpoints;

  @Test
  void aDirectoryThatIsNotThereHasNone() throws IOException {
    assertThat(LatestCheckpoint.find(checkpoints.resolve("none"))).isEmpty();
  }

  @Test
  void aCheckpointWithoutItsMetadataIsNotComplete() throws IOException {
    Files.createDirectories(checkpoints.resolve("job/chk-1"));

    assertThat(LatestCheckpoint.find(checkpoints)).isEmpty();
  }

  @Test
  void theNewestIsFoundAcrossRuns() throws IOException {
    complete("aaaa/chk-9", 1_000);
    complete("bbbb/chk-2", 2_000);

    assertThat(LatestCheckpoint.find(checkpoints)).contains(checkpoints.resolve("bbbb/chk-2"));
  }

  private void complete(String checkpoint, long millis) throws IOException {
    Path directory = Files.createDirectories(checkpoints.resolve(checkpoint));
    Path metadata = Files.createFile(directory.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(millis));
  }
}
