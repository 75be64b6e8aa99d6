package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainWriter;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.TestDataKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Store, keys, signer and anchor out of reach: for a while, for too long, and for good. */
class DeadEndTest {

  private static final int PATIENCE = TestWriter.RETRY.attempts();
  private static final InstantSource CLOCK = InstantSource.fixed(TestArchive.NOW);

  private final InMemoryBlobStore memory = new InMemoryBlobStore();
  private final Faulty<BlobStore> store = Faulty.of(BlobStore.class, memory);
  private final Faulty<Anchor> anchor =
      Faulty.of(Anchor.class, new TestArchive.MemoryAnchor());
  private final Faulty<SigningService> signer =
      Faulty.of(SigningService.class, TestArchive.SIGNER);
  private final Faulty<DataKeys> keys = Faulty.of(DataKeys.class, new TestDataKeys());

  @BeforeEach
  void startChain() throws IOException {
    TestArchive.create(memory, anchor.proxy());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stage", "commit", "list", "open"})
  void aStoreOutOfReachForAWhileCostsNothing(String call) throws Exception {
    CheckpointCommit commit = new TestCommits(memory).of("run", 3);
    store.failBefore(call, PATIENCE - 1);

    commit(commit);

    assertThat(store.calls(call)).isGreaterThanOrEqualTo(PATIENCE);
    assertCommittedOnce();
  }

  @Test
  void aCommitWhoseAnswerIsLostIsMadeOnce() throws Exception {
    CheckpointCommit commit = new TestCommits(memory).of("run", 3);
    store.failAfter("commit", PATIENCE - 1);

    commit(commit);

    assertCommittedOnce();
  }

  @Test
  void aManifestWhoseAnswerIsLostIsWrittenOnce() throws Exception {
    CheckpointCommit commit = new TestCommits(memory).of("run", 3);
    // the first commit is the file's, the second the manifest's
    store.before("commit", () -> store.before("commit", () -> store.failAfter("commit", 1)));

    commit(commit);

    assertThat(store.calls("commit")).isGreaterThan(2);
    assertCommittedOnce();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "write"})
  void anAnchorOutOfReachForAWhileCostsNothing(String call) throws Exception {
    CheckpointCommit commit = new TestCommits(memory).of("run", 3);
    anchor.failBefore(call, PATIENCE - 1);

    commit(commit);

    assertThat(anchor.calls(call)).isGreaterThanOrEqualTo(PATIENCE);
    assertCommittedOnce();
    assertThat(anchor.proxy().read().orElseThrow().sequence()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"current", "sign"})
  void aSignerOutOfReachForAWhileCostsNothing(String call) throws Exception {
    CheckpointCommit commit = new TestCommits(memory).of("run", 3);
    signer.failBefore(call, PATIENCE - 1);

    commit(commit);

    assertThat(signer.calls(call)).isGreaterThanOrEqualTo(PATIENCE);
    assertCommittedOnce();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stage", "commit", "list"})
  void aStoreOutOfReachForLongerFailsTheJobAndTheNextTryCommits(String call) throws Exception {
    CheckpointCommit commit = new TestCommits(memory).of("run", 3);
    store.failBefore(call, PATIENCE);
    assertThatThrownBy(() -> commit(commit))
        .isInstanceOf(IOException.class)
        .hasMessage(call + " is out of reach");

    commit(commit);

    assertCommittedOnce();
  }

  @Test
  void aSigningKeyThatIsRefusedEndsTheJobAndIsNamed() throws Exception {
    CheckpointCommit commit = new TestCommits(memory).of("run", 3);
    signer.fail("sign", 1, new KeyRefusedException("cairn-signing/1", "it is disabled"));

    assertThatThrownBy(() -> commit(commit))
        .isInstanceOf(SuppressRestartsException.class)
        .hasRootCauseInstanceOf(KeyRefusedException.class)
        .hasStackTraceContaining("cairn-signing/1");
    assertThat(signer.calls("sign")).isEqualTo(1);
  }

  @Test
  void filesAreWrittenWhenKeysAndStoreComeBackInTime() throws Exception {
    keys.failBefore("newDataKey", PATIENCE - 1);
    try (TestWriter writer = writer()) {
      writer.write(0, TestArchive.NOW);
      assertThat(writer.checkpoint().files()).hasSize(1);

      store.failBefore("stage", PATIENCE - 1);
      writer.write(0, TestArchive.NOW);
      assertThat(writer.checkpoint().offsets()).containsExactly(new OffsetRange("t0", 0, 1, 1));
    }
  }

  @Test
  void aKeyServiceOutOfReachForLongerFailsTheJob() throws Exception {
    keys.failBefore("newDataKey", PATIENCE);
    try (TestWriter writer = writer()) {
      writer.write(0, TestArchive.NOW);

      assertThatThrownBy(writer::checkpoint)
          .isInstanceOf(IOException.class)
          .hasMessage("newDataKey is out of reach");
      assertThat(writer.offsets.of("t0", 0).lowWater()).as("read again").isZero();
    }
  }

  @Test
  void aKeyThatIsRefusedEndsTheJobAndIsNamed() throws Exception {
    keys.fail("newDataKey", 1, new KeyRefusedException("cairn-queries-phi/1", "it is disabled"));
    try (TestWriter writer = writer()) {
      writer.write(0, TestArchive.NOW);

      assertThatThrownBy(writer::checkpoint)
          .isInstanceOf(SuppressRestartsException.class)
          .hasRootCauseInstanceOf(KeyRefusedException.class)
          .hasStackTraceContaining("cairn-queries-phi/1");
      assertThat(keys.calls("newDataKey")).isEqualTo(1);
    }
  }

  @Test
  void kafkaOutOfReachForAWhileLeavesNoGapUnexplained() throws Exception {
    try (TestWriter writer = writer()) {
      writer.skip(0, 5);
      writer.write(0, TestArchive.NOW);
      writer.log.failNext(PATIENCE - 1);

      assertThat(writer.checkpoint().lost()).hasSize(1);
    }
  }

  private TestWriter writer() {
    return new TestWriter(
        store.proxy(),
        keys.proxy(),
        new TestClock("2026-11-22T12:02:00Z"),
        CommitTimes.everyCheckpoint(Duration.ofSeconds(1)),
        WriterLimits.DEFAULT,
        1);
  }

  private void commit(CheckpointCommit commit) throws Exception {
    ChainWriter writer = new ChainWriter("cairn/0.1.0", anchor.proxy(), signer.proxy());
    try (ArchiveCommitter committer =
        new ArchiveCommitter(
            store.proxy(),
            () -> Chain.open(store.proxy(), writer),
            TestWriter.RETRY,
            CLOCK,
            () -> {})) {
      committer.commit(List.of(new TestCommits.Request(commit)));
    }
  }

  private void assertCommittedOnce() throws IOException {
    List<Manifest> manifests = Chain.open(memory).manifests();
    assertThat(manifests).hasSize(2);
    assertThat(manifests.get(1).offsets()).containsExactly(new OffsetRange("t0", 0, 0, 2));
    assertThat(memory.list("events/")).hasSize(1);
  }
}
