package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.store.StagedBlob;
import dev.cairn.archive.table.StagedArchiveFile;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checkpoints outlive versions: the form of what is in them is pinned byte by byte. */
class CheckpointFormTest {

  private static final String PATH = "events/source=s/date=2026-11-22/hour=19/w-0.parquet";

  private static final CheckpointCommit COMMIT =
      new CheckpointCommit(
          "run-7",
          new WriteResult(
              List.of(
                  new StagedArchiveFile(
                      new ArchiveFile(
                          PATH,
                          "events",
                          10,
                          "ab".repeat(32),
                          3,
                          1,
                          2,
                          "meta/1",
                          "phi/2",
                          new FileRetention("r/1", Instant.ofEpochSecond(255), "locked"),
                          Optional.empty()),
                      new StagedBlob(PATH, 10, "ab".repeat(32), "cd".repeat(16), "x-1"))),
              List.of(new OffsetRange("t", 1, 2, 4)),
              List.of(new LostRange(new OffsetRange("t", 1, 5, 6), LostRange.Reason.DELETED))));

  private static final String GOLDEN =
      "000572756e2d37" // commit id run-7
          + "00000001" // one file: as the manifest lists it
          + "0033" + utf8(PATH)
          + "00066576656e7473" // events
          + "000000000000000a" // size
          + "0040" + utf8("ab".repeat(32))
          + "0000000000000003" // rows
          + "0000000000000001" + "0000000000000002" // times
          + "00066d6574612f31" + "00057068692f32" // keys
          + "0003722f31" + "00000000000000ff" + "00066c6f636b6564" // retention: rule, until, mode
          + "0033" + utf8(PATH) // and as the store staged it
          + "000000000000000a"
          + "0040" + utf8("ab".repeat(32))
          + "0020" + utf8("cd".repeat(16))
          + "0003782d31"
          + "00000001" // one range
          + "000174" + "00000001" + "0000000000000002" + "0000000000000004"
          + "00000001" // one lost range
          + "000174" + "00000001" + "0000000000000005" + "0000000000000006"
          + "000744454c45544544"; // DELETED

  private static String utf8(String text) {
    return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void theFormOfACommitIsPinned() throws IOException {
    byte[] bytes = new CheckpointCommitSerializer().serialize(COMMIT);

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(GOLDEN);
    assertThat(new CheckpointCommitSerializer().getVersion()).isEqualTo(1);
  }

  @Test
  void aCommitIsReadBackAsItWas() throws IOException {
    byte[] bytes = HexFormat.of().parseHex(GOLDEN);

    assertThat(new CheckpointCommitSerializer().deserialize(1, bytes)).isEqualTo(COMMIT);
  }

  @Test
  void aWriteResultIsReadBackAsItWas() throws IOException {
    WriteResultSerializer serializer = new WriteResultSerializer();

    assertThat(serializer.deserialize(1, serializer.serialize(COMMIT.content())))
        .isEqualTo(COMMIT.content());
  }

  @Test
  void aFormOfTheFutureIsRefusedByName() {
    assertThatThrownBy(() -> new WriteResultSerializer().deserialize(2, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("form 2");
    assertThatThrownBy(() -> new CheckpointCommitSerializer().deserialize(2, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("form 2");
  }
}
