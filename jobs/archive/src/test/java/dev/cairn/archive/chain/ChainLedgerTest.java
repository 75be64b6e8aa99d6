package dev.cairn.archive.chain;

import static dev.cairn.archive.chain.TestArchive.KEPT;
import static dev.cairn.archive.chain.TestArchive.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.LedgerEntry.Kind;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds, retentions and the state of a commit, as the chain knows them. */
class ChainLedgerTest {

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private static final Instant NOW_SECONDS = Instant.parse("2026-11-22T19:00:00Z");

  private Chain chain;
  private ArchiveFile file;

  @BeforeEach
  void setUp() throws IOException {
    chain = TestArchive.create(store, Anchor.none());
    file = chain.append(TestArchive.commit(store, "c1", 0, 9), NOW).files().get(0);
  }

  @Test
  void holdIsActiveFromItsPlacingToItsRelease() throws IOException {
    LegalHold hold = hold("a", Set.of("proxysql.query"), List.of(file.path()));
    chain.appendLedger("place-a", List.of(hold.placed()), NOW);
    chain.appendLedger("apply-a", List.of(applied("a", "events/z")), NOW);

    assertThat(chain.holds()).containsExactly(hold.on(List.of(file.path(), "events/z")));
    assertThat(chain.holdsForNewFiles()).containsExactly(hold.on(List.of()));
    assertThat(Chain.open(store).holdsForNewFiles()).isEqualTo(chain.holdsForNewFiles());

    chain.appendLedger("release-a", List.of(released("a")), NOW);

    assertThat(chain.holds()).isEmpty();
    assertThat(chain.holdsForNewFiles()).isEmpty();
  }

  @Test
  void caseMayBePlacedTwiceAndIsReleasedAsOne() throws IOException {
    LegalHold one = hold("a", Set.of("x"), List.of("events/1"));
    LegalHold two = hold("a", Set.of("y"), List.of("events/2"));
    LegalHold other = hold("b", Set.of(), List.of("events/1"));
    chain.appendLedger("place", List.of(one.placed(), two.placed(), other.placed()), NOW);

    assertThat(chain.holds())
        .containsExactly(
            one.on(List.of("events/1", "events/2")),
            two.on(List.of("events/1", "events/2")),
            other);

    chain.appendLedger("release", List.of(released("a")), NOW);

    assertThat(chain.holds()).containsExactly(other);
  }

  @Test
  void ledgerIsAppendedOnceUnderItsId() throws IOException {
    List<LedgerEntry> entries = List.of(hold("a", Set.of(), List.of()).placed());
    Manifest first = chain.appendLedger("place-a", entries, NOW);

    assertThat(chain.appendLedger("place-a", entries, NOW.plusSeconds(9))).isEqualTo(first);
    assertThatThrownBy(() -> chain.appendLedger("place-a", List.of(released("a")), NOW))
        .isInstanceOf(CommitConflictException.class)
        .hasMessageContaining("ledger");
  }

  @Test
  void retentionIsTheLatestTimeAndTheFirmestModeThatAnythingSays() throws IOException {
    assertThat(chain.retention(file.path())).contains(KEPT);
    assertThat(chain.retention("events/unknown")).isEmpty();

    Instant later = KEPT.until().plusSeconds(86_400);
    chain.appendLedger("extend", List.of(extended(later, "unlocked")), NOW);
    chain.appendLedger("lock", List.of(extended(KEPT.until(), "locked")), NOW);

    assertThat(chain.retention(file.path()))
        .contains(new FileRetention("proxysql.query/2", later, "locked"));
    chain.appendLedger("weaker", List.of(extended(NOW_SECONDS, "none")), NOW);
    assertThat(chain.retention(file.path()).map(FileRetention::mode)).contains("locked");
    assertThat(chain.retention(file.path()).map(FileRetention::until)).contains(later);
  }

  @Test
  void stateTellsWhatACommitWouldMeetBeforeItsFilesAreVisible() throws IOException {
    assertThat(chain.state(commit("c1", 0, 9))).isEqualTo(CommitState.IN_CHAIN);
    assertThat(chain.state(commit("other", 0, 9))).isEqualTo(CommitState.ARCHIVED_BEFORE);
    assertThat(chain.state(commit("other", 3, 5))).isEqualTo(CommitState.ARCHIVED_BEFORE);
    assertThat(chain.state(commit("other", 5, 12))).isEqualTo(CommitState.PARTLY);
    assertThat(chain.state(commit("other", 10, 12))).isEqualTo(CommitState.NEW);
    assertThat(chain.state(ArchiveCommit.heartbeat("beat"))).isEqualTo(CommitState.NEW);
  }

  @Test
  void lostOffsetsAreAccountedForAsArchivedOnesAre() throws IOException {
    LostRange lost = new LostRange(new OffsetRange("t", 0, 10, 14), LostRange.Reason.DELETED);
    chain.append(
        new ArchiveCommit("c2", List.of(), List.of(), List.of(lost), List.of()), NOW);

    assertThat(chain.nextOffsets()).containsEntry(new TopicPartition("t", 0), 15L);
    assertThat(chain.state(commit("other", 5, 14))).isEqualTo(CommitState.ARCHIVED_BEFORE);
    assertThat(chain.state(commit("other", 14, 15))).isEqualTo(CommitState.PARTLY);
    ArchiveCommit again =
        new ArchiveCommit("c3", List.of(), List.of(), List.of(lost), List.of());
    assertThat(chain.state(again)).isEqualTo(CommitState.ARCHIVED_BEFORE);
    assertThatThrownBy(() -> chain.append(again, NOW)).isInstanceOf(OffsetOverlapException.class);
  }

  @Test
  void refreshReadsWhatOthersAppended() throws IOException {
    Chain other = Chain.open(store);
    assertThat(other.refresh()).isFalse();

    chain.append(TestArchive.commit(store, "c2", 10, 19), NOW);

    assertThat(other.state(commit("c2", 10, 19))).isEqualTo(CommitState.NEW);
    assertThat(other.refresh()).isTrue();
    assertThat(other.state(commit("c2", 10, 19))).isEqualTo(CommitState.IN_CHAIN);
    assertThat(other.head()).isEqualTo(chain.head());
    assertThat(other.refresh()).isFalse();
  }



  private LedgerEntry extended(Instant until, String mode) {
    return new LedgerEntry(
        Kind.RETENTION_EXTENDED,
        new TreeMap<>(
            Map.of(
                "by", "b", "mode", mode, "rule", "proxysql.query/2",
                "until", Times.format(until))),
        List.of(file.path()));
  }

  private static ArchiveCommit commit(String id, long first, long last) {
    return new ArchiveCommit(
        id,
        List.of(TestArchive.file("events/" + id, "x", 1)),
        List.of(new OffsetRange("t", 0, first, last)));
  }

  private static LegalHold hold(String name, Set<String> sources, List<String> paths) {
    return new LegalHold(
        name,
        "Zoë",
        "subpoena",
        sources,
        Optional.of(NOW),
        Optional.empty(),
        Optional.of("app"),
        paths);
  }

  private static LedgerEntry applied(String name, String path) {
    return new LedgerEntry(
        Kind.HOLD_APPLIED, new TreeMap<>(Map.of("case", name)), List.of(path));
  }

  private static LedgerEntry released(String name) {
    return new LedgerEntry(
        Kind.HOLD_RELEASED,
        new TreeMap<>(Map.of("by", "b", "case", name, "why", "closed")),
        List.of());
  }
}
