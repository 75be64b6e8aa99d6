package dev.cairn.pipeline;

import dev.cairn.formats.record.RawRecord;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * The archive job, the system of record: raw topics, and those of sessions and attributions, in;
 * encrypted files and manifests out. Every offset is archived exactly once, under the conditions of
 * {@link ArchiveSink}.
 *
 * <p>Offsets live in Flink's checkpoints. Without one, the job goes on where the archive's chain
 * ends, so that a lost checkpoint costs nothing that was committed. With one that is too old, it
 * passes over what the chain holds. Kafka must keep records until they are in the chain, see {@link
 * CommitTimes}; what it deletes before is recorded as lost.
 */
public final class ArchiveJob {

  private ArchiveJob() {}

  /**
   * Adds the job to an environment, which the caller configures (checkpoints, state) and executes.
   *
   * @param next per partition the first offset not yet in the archive; a partition that is not
   *     listed is read from where Kafka's log begins now. Where a checkpoint is restored, the higher
   *     offset of both counts.
   */
  static void build(
      StreamExecutionEnvironment env, ArchiveJobConfig config, Map<TopicPartition, Long> next) {
    List<String> topics = config.topics().stream().map(TopicSource::topic).toList();
    Properties properties = new Properties();
    // what a producer took back was never said; a user who wants it all the same may say so
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.putAll(config.kafkaProperties());
    KafkaSource<RawRecord> source =
        KafkaSource.<RawRecord>builder()
            .setBootstrapServers(config.bootstrapServers())
            .setTopics(topics)
            .setGroupId("cairn-archive")
            .setStartingOffsets(new ChainOffsets(next))
            .setDeserializer(new RawRecordDeserializer())
            .setProperties(properties)
            // only for displays, and of what is read, not of what is archived: no job starts there
            .setProperty("commit.offsets.on.checkpoint", "true")
            .setProperty("partition.discovery.interval.ms", "30000")
            .build();
    env.fromSource(
            new ArchiveSource(config, source, next),
            WatermarkStrategy.noWatermarks(),
            "raw topics")
        .uid("archive-source")
        .setParallelism(config.parallelism())
        .sinkTo(new ArchiveSink(config))
        .name("archive")
        .uid("archive-sink")
        .setParallelism(config.parallelism());
  }
}
