package dev.cairn.pipeline;

import dev.cairn.formats.record.RawRecord;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.common.TopicPartition;

/**
 * Flink's {@link KafkaSource} with two things changed: its checkpoints hold the low-water offsets of
 * the {@link ArchiveWriter} that is chained to it, and it begins where {@link SplitStarts} says.
 */
final class ArchiveSource
    implements Source<RawRecord, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<RawRecord> {

  private static final long serialVersionUID = 1;

  private final ArchiveJobConfig config;
  private final KafkaSource<RawRecord> kafka;
  private final SplitStarts starts;

  /**
   * Wraps a source.
   *
   * @param chain per partition the first offset not in the chain
   */
  ArchiveSource(
      ArchiveJobConfig config, KafkaSource<RawRecord> kafka, Map<TopicPartition, Long> chain) {
    this.config = config;
    this.kafka = kafka;
    this.starts = new SplitStarts(chain);
  }

  @Override
  public SourceReader<RawRecord, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new ArchiveSourceReader(
        kafka.createReader(context),
        starts,
        TaskOffsets.ofReader(),
        () -> new KafkaTopicLog(config),
        Retry.DEFAULT);
  }

  @Override
  public Boundedness getBoundedness() {
    return kafka.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return kafka.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState checkpoint)
      throws Exception {
    return kafka.restoreEnumerator(context, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return kafka.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return kafka.getProducedType();
  }
}
