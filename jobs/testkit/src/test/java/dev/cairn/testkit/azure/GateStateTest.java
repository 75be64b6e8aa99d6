package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateStateTest {

  private static final Instant NOW = Instant.parse("2026-11-22T19:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final BlobName NAME = new BlobName("con", "a/b");
  private static final BlobVersion FIRST =
      new BlobVersion(
          "2026-11-22T19:00:00.0000000Z",
          NOW,
          "\"1\"",
          "Sun, 22 Nov 2026 19:00:00 GMT",
          new Immutability(NOW.plusSeconds(3600), Immutability.Mode.LOCKED),
          true);
  private static final BlobVersion NEXT =
      new BlobVersion("2026-11-22T19:00:00.0000001Z", NOW, null, null, null, false);

  @TempDir Path folder;

  private GateState open() throws IOException {
    return new GateState(folder, CLOCK);
  }

  private Path journal() {
    return folder.resolve("worm-gate.jsonl");
  }

  @Test
  void theJournalIsWrittenInThisForm() throws IOException {
    try (GateState state = open()) {
      state.save(NAME, BlobHistory.EMPTY.written(FIRST).begin(new BlobHistory.Pending(NEXT)));
      state.change("con", lock -> lock.withRetention(Duration.ofDays(1)).withHold("case"));
      state.moveTo(NOW.plusSeconds(60));
      state.forget("other");
    }

    assertThat(Files.readString(journal()))
        .isEqualTo(
            """
            {"cairn-worm-gate":1}
            {"blob":{"container":"con","name":"a/b"},"history":{"versions":[{"id":"2026-11-22T19:\
            00:00.0000000Z","created":"2026-11-22T19:00:00Z","etag":"\\"1\\"","last-modified":"Sun\
            , 22 Nov 2026 19:00:00 GMT","until":"2026-11-22T20:00:00Z","mode":"locked","legal-hol\
            d":true}],"current":"2026-11-22T19:00:00.0000000Z","pending":{"id":"2026-11-22T19:00:\
            00.0000001Z","created":"2026-11-22T19:00:00Z"}}}
            {"container":"con","lock":{"retention":"PT24H","locked":false,"extensions":0,"holds":\
            ["case"]}}
            {"ahead":"PT1M"}
            {"deleted":"other"}
            """);
  }

  @Test
  void whatWasSavedIsThereAgain() throws IOException {
    BlobHistory history =
        BlobHistory.EMPTY.written(FIRST).begin(new BlobHistory.Pending(null));
    ContainerLock lock = ContainerLock.NONE.withRetention(Duration.ofDays(1)).lock();
    String id;
    try (GateState state = open()) {
      state.save(NAME, history);
      state.change("con", any -> lock);
      state.moveTo(NOW.plusSeconds(60));
      state.save(new BlobName("gone", "x"), history);
      state.forget("gone");
      id = state.nextVersionId();
    }

    try (GateState state = open()) {
      assertThat(state.history(NAME)).isEqualTo(history);
      assertThat(state.container("con")).isEqualTo(lock);
      assertThat(state.now()).isEqualTo(NOW.plusSeconds(60));
      assertThat(state.histories("gone", "")).isEmpty();
      assertThat(state.nextVersionId()).isGreaterThanOrEqualTo(id);
    }
  }

  @Test
  void aLineThatWasBeingWrittenDoesNotCount() throws IOException {
    try (GateState state = open()) {
      state.save(NAME, BlobHistory.EMPTY.written(FIRST));
    }
    Files.writeString(journal(), "{\"deleted\":\"co", StandardOpenOption.APPEND);

    try (GateState state = open()) {
      assertThat(state.history(NAME).currentVersion()).contains(FIRST);
      state.change("con", lock -> lock.withHold("case"));
    }
    try (GateState state = open()) {
      assertThat(state.container("con").holds()).containsExactly("case");
    }
  }

  @Test
  void aDamagedOrForeignJournalIsRefused() throws IOException {
    Files.writeString(journal(), "{\"cairn-worm-gate\":2}\n");
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("version");
    Files.writeString(journal(), "{\"cairn-worm-gate\":1}\nrubbish\n");
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("damaged");
  }

  @Test
  void versionIdsAscendEvenIfTheClockDoesNot() {
    var ids = new VersionIds();

    assertThat(ids.next(NOW)).isEqualTo("2026-11-22T19:00:00.0000000Z");
    assertThat(ids.next(NOW)).isEqualTo("2026-11-22T19:00:00.0000001Z");
    assertThat(ids.next(NOW.minusSeconds(5))).isEqualTo("2026-11-22T19:00:00.0000002Z");
    ids.seen("2027-01-01T00:00:00.0000000Z");
    assertThat(ids.next(NOW)).isEqualTo("2027-01-01T00:00:00.0000001Z");
  }

  @Test
  void aPendingChangeIsDecidedByWhatTheStoreHolds() {
    BlobHistory writing =
        BlobHistory.EMPTY.written(FIRST).begin(new BlobHistory.Pending(NEXT));
    BlobHistory deleting =
        BlobHistory.EMPTY.written(FIRST).begin(new BlobHistory.Pending(null));
    Optional<StoredBlob> same = Optional.of(new StoredBlob("\"1\"", "then"));
    Optional<StoredBlob> other = Optional.of(new StoredBlob("\"2\"", "now"));

    assertThat(writing.settle(same)).isEqualTo(BlobHistory.EMPTY.written(FIRST));
    assertThat(writing.settle(other).currentVersion()).contains(NEXT.stored("\"2\"", "now"));
    assertThat(writing.settle(other).versions()).hasSize(2);
    assertThat(deleting.settle(same)).isEqualTo(BlobHistory.EMPTY.written(FIRST));
    assertThat(deleting.settle(Optional.empty())).isEqualTo(
        BlobHistory.EMPTY.written(FIRST).deleted());
    assertThatThrownBy(() -> writing.settle(Optional.empty())).isInstanceOf(StoreException.class);
  }

  @Test
  void aFirstWriteThatDidNotHappenLeavesNothing() {
    BlobHistory writing = BlobHistory.EMPTY.begin(new BlobHistory.Pending(NEXT));

    assertThat(writing.settle(Optional.empty())).isEqualTo(BlobHistory.EMPTY);
    assertThat(writing.settle(Optional.of(new StoredBlob("\"2\"", "now"))).currentVersion())
        .contains(NEXT.stored("\"2\"", "now"));
  }
}
