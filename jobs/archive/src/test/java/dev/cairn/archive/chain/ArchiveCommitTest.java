package dev.cairn.archive.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the records of the chain refuse. */
class ArchiveCommitTest {

  private static final ArchiveFile FILE = TestArchive.file("events/a", "a", 1);
  private static final String HASH = "0a".repeat(32);

  @Test
  void rangesMustBeInOrderAndApart() {
    OffsetRange range = new OffsetRange("t", 1, 5, 9);
    for (OffsetRange next :
        List.of(
            new OffsetRange("t", 1, 10, 12),
            new OffsetRange("t", 1, 9, 12),
            new OffsetRange("t", 1, 0, 1),
            new OffsetRange("t", 0, 20, 21),
            new OffsetRange("s", 2, 20, 21))) {
      assertRefused(
          () -> new ArchiveCommit("c", List.of(FILE), List.of(range, next)), "in order");
    }
    assertThat(
            new ArchiveCommit(
                    "c",
                    List.of(FILE),
                    List.of(range, new OffsetRange("t", 1, 11, 12), new OffsetRange("t", 2, 0, 0)))
                .offsets())
        .hasSize(3);
  }

  @Test
  void filesAndOffsetsGoTogether() {
    List<OffsetRange> offsets = List.of(new OffsetRange("t", 0, 0, 0));

    assertRefused(() -> new ArchiveCommit("c", List.of(), offsets), "neither may be without");
    assertRefused(() -> new ArchiveCommit("c", List.of(FILE), List.of()), "neither may be without");
    assertRefused(() -> new ArchiveCommit("c", List.of(FILE, FILE), offsets), "twice");
  }

  @Test
  void rangesAreWithinWhatEveryJsonReaderTakes() {
    assertRefused(() -> new OffsetRange("t", 0, 5, 4), "last is 4");
    assertRefused(() -> new OffsetRange("t", 0, -1, 4), "first is -1");
    assertRefused(() -> new OffsetRange("t", -1, 0, 4), "partition is -1");
    assertRefused(() -> new OffsetRange("t", 0, 0, 1L << 53), "last is 9007199254740992");
    assertRefused(() -> new OffsetRange("t/u", 0, 0, 1), "topic");
  }

  @Test
  void filesStandUnderTheirTableAndHaveRows() {
    assertRefused(() -> file("chain/a", "chain", HASH, 1, 0, 1), "table must be");
    assertRefused(() -> file("events/a", "dead_letters", HASH, 1, 0, 1), "under dead_letters/");
    assertRefused(() -> file("events/../a", "events", HASH, 1, 0, 1), "segments");
    assertRefused(() -> file("events//a", "events", HASH, 1, 0, 1), "segments");
    assertRefused(() -> file("events/" + "a".repeat(256), "events", HASH, 1, 0, 1), "segments");
    assertRefused(() -> file("events/" + "a/".repeat(300) + "a", "events", HASH, 1, 0, 1), "512");
    assertRefused(() -> file("events/a", "events", HASH.toUpperCase(), 1, 0, 1), "sha256");
    assertRefused(() -> file("events/a", "events", HASH, 0, 0, 1), "rows is 0");
    assertRefused(() -> file("events/a", "events", HASH, 1, 2, 1), "max_time_micros is 1");
  }

  @Test
  void pathsNameTheirSequence() {
    assertThat(Manifest.path(7)).isEqualTo("chain/000000000007.json");
    assertThat(Manifest.sequenceOf("chain/000000000007.json")).hasValue(7);
    for (String other :
        List.of("chain/000000000000.json", "chain/7.json", "chain/000000000007.jso", "x")) {
      assertThat(Manifest.sequenceOf(other)).isEmpty();
    }
  }

  private static ArchiveFile file(
      String path, String table, String hash, long rows, long min, long max) {
    return new ArchiveFile(path, table, 1, hash, rows, min, max, "m/1", "p/1", TestArchive.KEPT, java.util.Optional.empty());
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
