package dev.cairn.pipeline;

import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.table.StagedArchiveFile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableSummary;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gathers what all writers staged for one checkpoint into one commit, so that a checkpoint makes one
 * manifest. Runs with parallelism 1. Needs no state: what arrives before a checkpoint's barrier goes
 * on before the same barrier.
 */
final class CommitAggregator extends AbstractStreamOperator<CommittableMessage<CheckpointCommit>>
    implements OneInputStreamOperator<
            CommittableMessage<WriteResult>, CommittableMessage<CheckpointCommit>>,
        BoundedOneInput {

  private final List<StagedArchiveFile> files = new ArrayList<>();
  private final List<OffsetRange> offsets = new ArrayList<>();
  private transient String run;
  private transient long lastCheckpoint;

  @Override
  public void open() throws Exception {
    super.open();
    run = UUID.randomUUID().toString();
  }

  @Override
  public void processElement(StreamRecord<CommittableMessage<WriteResult>> element) {
    if (element.getValue() instanceof CommittableWithLineage<WriteResult> message) {
      files.addAll(message.getCommittable().files());
      offsets.addAll(message.getCommittable().offsets());
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    lastCheckpoint = checkpointId;
    emit(checkpointId);
  }

  @Override
  public void endInput() {
    if (!offsets.isEmpty()) {
      emit(lastCheckpoint + 1);
    }
  }

  private void emit(long checkpointId) {
    int commits = offsets.isEmpty() ? 0 : 1;
    output.collect(
        new StreamRecord<>(new CommittableSummary<>(0, 1, checkpointId, commits, 0)));
    if (commits == 1) {
      CheckpointCommit commit =
          new CheckpointCommit(
              run + "-" + checkpointId, new WriteResult(files, OffsetRanges.merge(offsets)));
      output.collect(new StreamRecord<>(new CommittableWithLineage<>(commit, checkpointId, 0)));
      files.clear();
      offsets.clear();
    }
  }
}
