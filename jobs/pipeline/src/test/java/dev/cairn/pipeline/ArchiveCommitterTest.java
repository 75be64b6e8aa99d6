package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.Genesis;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LegalHold;
import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.BlobConflictException;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the committer makes of the commits that Flink hands it, also for the second time. */
class ArchiveCommitterTest {

  private static final InstantSource CLOCK = InstantSource.fixed(TestArchive.NOW);

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private final TestArchive.MemoryAnchor anchor = new TestArchive.MemoryAnchor();

  @BeforeEach
  void startChain() throws IOException {
    TestArchive.create(store, anchor);
  }

  @Test
  void aCommitIsAManifestWithItsFiles() throws Exception {
    CheckpointCommit commit = new TestCommits(store).of("run", 3);

    commit(commit);

    Manifest last = last();
    assertThat(last.commitId()).isEqualTo("run-1");
    assertThat(last.offsets()).containsExactly(new OffsetRange("t0", 0, 0, 2));
    assertThat(last.files()).hasSize(1);
    assertThat(store.find(last.files().get(0).path())).isPresent();
    assertThat(anchor.head.sequence()).isEqualTo(last.sequence());
  }

  @Test
  void theSameCommitAgainChangesNothing() throws Exception {
    CheckpointCommit commit = new TestCommits(store).of("run", 3);
    commit(commit);

    commit(commit);
    commit(commit);

    assertThat(manifests()).hasSize(2);
  }

  @Test
  void aCommitThatWasCutShortIsFinished() throws Exception {
    CheckpointCommit commit = new TestCommits(store).of("run", 3);
    store.commit(commit.content().files().get(0).blob());

    commit(commit);

    assertThat(last().offsets()).containsExactly(new OffsetRange("t0", 0, 0, 2));
  }

  @Test
  void whatAnOlderCheckpointBringsAgainNeverBecomesVisible() throws Exception {
    commit(new TestCommits(store).of("new", 5));
    CheckpointCommit old = new TestCommits(store).of("old", 3);

    commit(old);

    assertThat(manifests()).hasSize(2);
    assertThat(store.list("events/")).hasSize(1);
    assertThatThrownBy(() -> store.commit(old.content().files().get(0).blob()))
        .as("thrown away")
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatTheChainHoldsInPartStopsTheJobForGood() throws Exception {
    commit(new TestCommits(store).of("new", 5));
    CheckpointCommit old = new TestCommits(store).from(3).of("old", 4);

    assertThatThrownBy(() -> commit(old))
        .isInstanceOf(SuppressRestartsException.class)
        .hasRootCauseInstanceOf(CommitRefusedException.class)
        .hasStackTraceContaining("without this checkpoint");
    assertThat(store.list("events/")).hasSize(1);
  }

  @Test
  void anotherBlobOfTheSameNameStopsTheJobAndStays() throws Exception {
    CheckpointCommit commit = new TestCommits(store).of("run", 3);
    String path = commit.content().files().get(0).blob().path();
    Blobs.commit(store, path, "somebody else's");

    assertThatThrownBy(() -> commit(commit))
        .isInstanceOf(SuppressRestartsException.class)
        .hasRootCauseInstanceOf(BlobConflictException.class);
    assertThat(Blobs.readText(store, path)).isEqualTo("somebody else's");
    assertThat(manifests()).hasSize(1);
  }

  @Test
  void stagedFilesThatTheStoreDroppedStopTheJobForGood() throws Exception {
    CheckpointCommit commit = new TestCommits(store).of("run", 3);
    store.discard(commit.content().files().get(0).blob());

    assertThatThrownBy(() -> commit(commit))
        .isInstanceOf(SuppressRestartsException.class)
        .hasRootCauseInstanceOf(java.nio.file.NoSuchFileException.class)
        .hasStackTraceContaining("without this checkpoint");
  }

  @Test
  void aChainThatWasCutStopsTheJobForGood() throws Exception {
    TestCommits commits = new TestCommits(store);
    commit(commits.of("run", 1));
    store.remove(Manifest.path(2));

    assertThatThrownBy(() -> commit(commits.of("run", 1)))
        .isInstanceOf(SuppressRestartsException.class)
        .hasStackTraceContaining("tail was cut off");
  }

  @Test
  void lostOffsetsAreCommittedWithoutAFile() throws Exception {
    LostRange lost = new LostRange(new OffsetRange("t0", 0, 0, 9), LostRange.Reason.DELETED);

    commit(
        new CheckpointCommit("run-1", new WriteResult(List.of(), List.of(), List.of(lost))));

    assertThat(last().lost()).containsExactly(lost);
    assertThat(chain().nextOffsets()).containsValue(10L);
  }

  @Test
  void aHeartbeatIsAnEmptyManifest() throws Exception {
    commit(TestCommits.heartbeat("run-1"));
    commit(TestCommits.heartbeat("run-1"));

    assertThat(manifests()).hasSize(2);
    assertThat(last().files()).isEmpty();
    assertThat(last().offsets()).isEmpty();
  }

  @Test
  void aHoldThatCoversAFileIsRecordedForIt() throws Exception {
    place(chain());

    commit(new TestCommits(store).of("run", 3));

    assertThat(chain().holds().get(0).paths()).containsExactly(eventsPath());
    assertThat(last().ledger())
        .extracting(LedgerEntry::kind)
        .containsExactly(LedgerEntry.Kind.HOLD_APPLIED);
  }

  @Test
  void aHoldPlacedSinceTheLastCommitIsSeen() throws Exception {
    CheckpointCommit commit = new TestCommits(store).of("run", 3);
    try (ArchiveCommitter committer = committer(store)) {
      committer.commit(List.of(new TestCommits.Request(TestCommits.heartbeat("run-0"))));
      place(chain());
      committer.commit(List.of(new TestCommits.Request(commit)));
    }

    assertThat(chain().holds().get(0).paths()).containsExactly(eventsPath());
  }

  @Test
  void aHoldPlacedWhileFilesAreCommittedIsPutOnThemAfterwards() throws Exception {
    InMemoryBlobStore worm = InMemoryBlobStore.worm(CLOCK);
    TestArchive.MemoryAnchor wormAnchor = new TestArchive.MemoryAnchor();
    createWorm(worm, wormAnchor);
    CheckpointCommit commit = new TestCommits(worm).of("run", 3);
    Faulty<BlobStore> faulty =
        Faulty.of(BlobStore.class, worm)
            .before("commit", () -> place(Chain.open(worm, TestArchive.writer(wormAnchor))));

    try (ArchiveCommitter committer = committer(faulty.proxy(), wormAnchor)) {
      committer.commit(List.of(new TestCommits.Request(commit)));
    }

    Chain chain = Chain.open(worm);
    ArchiveFile file = chain.manifests().get(2).files().get(0);
    assertThat(chain.holds().get(0).paths()).containsExactly(file.path());
    assertThat(worm.protection(file.blob()).legalHold()).isTrue();
  }

  @Test
  void filesAreVisibleWithRetentionAndHoldInOneStep() throws Exception {
    InMemoryBlobStore worm = InMemoryBlobStore.worm(CLOCK);
    TestArchive.MemoryAnchor wormAnchor = new TestArchive.MemoryAnchor();
    place(createWorm(worm, wormAnchor));
    CheckpointCommit commit = new TestCommits(worm).of("run", 3);
    Faulty<BlobStore> faulty =
        Faulty.of(BlobStore.class, worm)
            .fail("hold", 99, new IOException("no hold after the commit"));

    try (ArchiveCommitter committer = committer(faulty.proxy(), wormAnchor)) {
      assertThatThrownBy(
              () -> committer.commit(List.of(new TestCommits.Request(commit))))
          .hasMessage("no hold after the commit");
    }

    ArchiveFile file = Chain.open(worm).manifests().get(2).files().get(0);
    assertThat(file.retention().mode()).isEqualTo("unlocked");
    assertThat(worm.protection(file.blob()).legalHold()).isTrue();
    assertThat(worm.protection(file.blob()).retention()).isPresent();
  }

  @Test
  void aHoldThatACrashKeptFromBeingRecordedIsRecordedWithTheNextTry() throws Exception {
    CheckpointCommit commit = new TestCommits(store).of("run", 3);
    commit(commit);
    place(chain());

    commit(commit);
    commit(commit);

    assertThat(chain().holds().get(0).paths()).containsExactly(eventsPath());
    assertThat(manifests()).hasSize(4); // genesis, commit, hold placed, hold applied once
  }

  @Test
  void aHoldOfOtherSourcesIsNotPutOnAFile() throws Exception {
    chain()
        .appendLedger("h", List.of(hold(Set.of("network.flow")).placed()), TestArchive.NOW);

    commit(new TestCommits(store).of("run", 3));

    assertThat(chain().holds().get(0).paths()).isEmpty();
    assertThat(manifests()).hasSize(3);
  }

  private static Chain createWorm(BlobStore worm, Anchor anchor) throws IOException {
    return Chain.create(
        worm,
        TestArchive.writer(anchor),
        TestArchive.ID,
        new Genesis("version-level"),
        TestArchive.NOW);
  }

  private static void place(Chain chain) throws IOException {
    chain.appendLedger("h", List.of(hold(Set.of()).placed()), TestArchive.NOW);
  }

  private static LegalHold hold(Set<String> sources) {
    return new LegalHold(
        "case 7",
        "a lawyer",
        "a suit",
        sources,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private String eventsPath() throws IOException {
    return store.list("events/").get(0).path();
  }

  private void commit(CheckpointCommit commit) throws Exception {
    try (ArchiveCommitter committer = committer(store)) {
      committer.commit(List.of(new TestCommits.Request(commit)));
    }
  }

  private ArchiveCommitter committer(BlobStore of) {
    return committer(of, anchor);
  }

  private static ArchiveCommitter committer(BlobStore of, Anchor anchor) {
    return new ArchiveCommitter(
        of, () -> Chain.open(of, TestArchive.writer(anchor)), TestWriter.RETRY, CLOCK, () -> {});
  }

  private Chain chain() throws IOException {
    return Chain.open(store, TestArchive.writer(anchor));
  }

  private List<Manifest> manifests() throws IOException {
    return Chain.open(store).manifests();
  }

  private Manifest last() throws IOException {
    List<Manifest> manifests = manifests();
    return manifests.get(manifests.size() - 1);
  }
}
