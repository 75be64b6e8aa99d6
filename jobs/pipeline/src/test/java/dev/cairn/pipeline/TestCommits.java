package dev.cairn.pipeline;

import dev.cairn.archive.chain.TopicPartition;
import dev.cairn.archive.store.BlobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;

/** Commits as the writers of one run of the job make them, each of real files. */
final class TestCommits {

  private final TestWriter writer;
  private int checkpoint;

  TestCommits(BlobStore store) {
    writer =
        new TestWriter(
            store,
            new TestClock("2026-11-22T12:02:00Z"),
            CommitTimes.everyCheckpoint(Duration.ofSeconds(1)),
            WriterLimits.DEFAULT,
            1);
  }

  /** Makes all records of this run begin at an offset. */
  TestCommits from(long offset) {
    writer.skip(0, offset);
    writer.offsets.start(new TopicPartition("t0", 0), offset);
    return this;
  }

  /** The next checkpoint's commit, of so many records. */
  CheckpointCommit of(String run, int records) throws Exception {
    for (int i = 0; i < records; i++) {
      writer.write(0, Instant.parse("2026-11-22T12:02:00Z"));
    }
    return new CheckpointCommit(run + "-" + ++checkpoint, writer.checkpoint());
  }

  static CheckpointCommit heartbeat(String id) {
    return new CheckpointCommit(id, new WriteResult(List.of(), List.of(), List.of()));
  }

  /** As Flink hands a commit to the committer. */
  record Request(CheckpointCommit commit) implements Committer.CommitRequest<CheckpointCommit> {

    @Override
    public CheckpointCommit getCommittable() {
      return commit;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable t) {
      throw new AssertionError("drops data in silence", t);
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable t) {
      throw new AssertionError(t);
    }

    @Override
    public void retryLater() {
      throw new AssertionError("retries without a pause");
    }

    @Override
    public void updateAndRetryLater(CheckpointCommit committable) {
      throw new AssertionError("retries without a pause");
    }

    @Override
    public void signalAlreadyCommitted() {}
  }
}
