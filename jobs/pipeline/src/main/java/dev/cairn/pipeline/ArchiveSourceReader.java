package dev.cairn.pipeline;

import dev.cairn.archive.chain.TopicPartition;
import dev.cairn.formats.record.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.FlinkRuntimeException;

/** Reads as Kafka's own reader does; what differs is said at {@link ArchiveSource}. */
final class ArchiveSourceReader implements SourceReader<RawRecord, KafkaPartitionSplit> {

  private final SourceReader<RawRecord, KafkaPartitionSplit> kafka;
  private final SplitStarts starts;
  private final TaskOffsets offsets;
  private final Supplier<TopicLog> logs;
  private final Retry retry;

  ArchiveSourceReader(
      SourceReader<RawRecord, KafkaPartitionSplit> kafka,
      SplitStarts starts,
      TaskOffsets offsets,
      Supplier<TopicLog> logs,
      Retry retry) {
    this.kafka = kafka;
    this.starts = starts;
    this.offsets = offsets;
    this.logs = logs;
    this.retry = retry;
  }

  @Override
  public void start() {
    // Flink makes the operators of a task from its end to its beginning: the writer is there
    requireWriter();
    kafka.start();
  }

  private void requireWriter() {
    try {
      offsets.requireBoth();
    } catch (IllegalStateException e) {
      throw new SuppressRestartsException(e); // it would be the same each time
    }
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    requireWriter();
    try (TopicLog log = logs.get()) {
      kafka.addSplits(starts.place(splits, offsets, log, retry));
    } catch (IOException e) {
      throw FinalFailures.thrown(e, UncheckedIOException::new);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FlinkRuntimeException("Interrupted while partitions were assigned", e);
    }
  }

  /** The splits as Kafka's reader has them, but each at its low-water offset. */
  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return kafka.snapshotState(checkpointId).stream().map(this::atLowWater).toList();
  }

  private KafkaPartitionSplit atLowWater(KafkaPartitionSplit split) {
    TopicPartition partition = SplitStarts.partition(split);
    return SplitStarts.at(
        split, offsets.of(partition.topic(), partition.partition()).lowWater());
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RawRecord> output) throws Exception {
    return kafka.pollNext(output);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return kafka.isAvailable();
  }

  @Override
  public void notifyNoMoreSplits() {
    kafka.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    kafka.handleSourceEvents(event);
  }

  @Override
  public void pauseOrResumeSplits(
      Collection<String> splitsToPause, Collection<String> splitsToResume) {
    kafka.pauseOrResumeSplits(splitsToPause, splitsToResume);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    kafka.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    kafka.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void close() throws Exception {
    TaskOffsets.release();
    kafka.close();
  }
}
