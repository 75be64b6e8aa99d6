package dev.cairn.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableSummary;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes one commit of what all writers closed for one checkpoint, so that a checkpoint makes one
 * manifest; now and then an empty one, the heartbeat. Runs with parallelism 1. Needs no state: what
 * arrives before a checkpoint's barrier goes on before the same barrier, also with unaligned
 * checkpoints, which Flink does not use between a sink's writers and its committer.
 */
final class CommitAggregator extends AbstractStreamOperator<CommittableMessage<CheckpointCommit>>
    implements OneInputStreamOperator<
            CommittableMessage<WriteResult>, CommittableMessage<CheckpointCommit>>,
        BoundedOneInput {

  private static final long serialVersionUID = 1;

  private final Duration heartbeat;
  private transient CommitDraft draft;
  private transient long lastCheckpoint;

  CommitAggregator(Duration heartbeat) {
    this.heartbeat = heartbeat;
  }

  @Override
  public void open() throws Exception {
    super.open();
    draft = new CommitDraft(UUID.randomUUID().toString(), heartbeat, now());
  }

  @Override
  public void processElement(StreamRecord<CommittableMessage<WriteResult>> element) {
    if (element.getValue() instanceof CommittableWithLineage<WriteResult> message) {
      draft.add(message.getCommittable());
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    lastCheckpoint = checkpointId;
    emit(checkpointId);
  }

  @Override
  public void endInput() {
    if (!draft.isEmpty()) {
      emit(lastCheckpoint + 1);
    }
  }

  private void emit(long checkpointId) {
    Optional<CheckpointCommit> commit = draft.take(checkpointId, now());
    int commits = commit.isPresent() ? 1 : 0;
    output.collect(
        new StreamRecord<>(new CommittableSummary<>(0, 1, checkpointId, commits, 0)));
    commit.ifPresent(
        content ->
            output.collect(
                new StreamRecord<>(new CommittableWithLineage<>(content, checkpointId, 0))));
  }

  private Instant now() {
    return Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
  }
}
