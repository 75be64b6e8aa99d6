package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.formats.record.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArchiveSourceReaderTest {

  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  private final FakeReader kafka = new FakeReader();
  private final FakeTopicLog log = new FakeTopicLog();

  @AfterEach
  void release() {
    TaskOffsets.release();
  }

  @Test
  void aCheckpointHoldsTheLowWaterAndNotWhatWasRead() throws Exception {
    TaskOffsets offsets = TaskOffsets.ofReader();
    TaskOffsets.ofWriter();
    ArchiveSourceReader reader = reader(offsets);
    reader.addSplits(List.of(new KafkaPartitionSplit(PARTITION, 5)));
    reader.start();
    offsets.of("t", 0).read(5);
    offsets.of("t", 0).read(6);
    kafka.splits = List.of(new KafkaPartitionSplit(PARTITION, 7));

    assertThat(reader.snapshotState(1)).containsExactly(new KafkaPartitionSplit(PARTITION, 5));

    offsets.of("t", 0).close(new ArrayList<>(), new ArrayList<>());
    assertThat(reader.snapshotState(2)).containsExactly(new KafkaPartitionSplit(PARTITION, 7));
  }

  @Test
  void withoutItsWriterInTheSameTaskItNeverStarts() {
    ArchiveSourceReader reader = reader(TaskOffsets.ofReader());

    assertThatThrownBy(reader::start)
        .isInstanceOf(SuppressRestartsException.class)
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> reader.addSplits(List.of(new KafkaPartitionSplit(PARTITION, 5))))
        .isInstanceOf(SuppressRestartsException.class);
    assertThat(kafka.splits).isEmpty();
  }

  @Test
  void aTopicThatWasMadeAnewStopsTheJobForGood() {
    ArchiveSourceReader reader = reader(TaskOffsets.ofReader());
    TaskOffsets.ofWriter();
    log.has("t", 0, 0, 2);

    assertThatThrownBy(
            () -> reader.addSplits(List.of(new KafkaPartitionSplit(PARTITION, 5))))
        .isInstanceOf(SuppressRestartsException.class)
        .hasRootCauseInstanceOf(OffsetsWentBackException.class);
  }

  private ArchiveSourceReader reader(TaskOffsets offsets) {
    return new ArchiveSourceReader(
        kafka,
        new SplitStarts(Map.of()),
        offsets,
        () -> log,
        new Retry(1, Duration.ofMillis(1)));
  }

  private static final class FakeReader implements SourceReader<RawRecord, KafkaPartitionSplit> {

    private List<KafkaPartitionSplit> splits = List.of();

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) {
      return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
      return splits;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return new CompletableFuture<>();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> added) {
      splits = added;
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }
}
