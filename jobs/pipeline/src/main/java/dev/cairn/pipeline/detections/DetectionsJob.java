package dev.cairn.pipeline.detections;

import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.streams.AvroToKafka;
import dev.cairn.pipeline.streams.BoundedKafkaSource;
import dev.cairn.pipeline.streams.EventDeserializer;
import dev.cairn.pipeline.streams.EventTime;
import dev.cairn.pipeline.streams.SessionDeserializer;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The detections job. A finding is in its topic as soon as it is made, at least once: a version may
 * be there again after a failure, with the same id and number.
 *
 * <p>The same records and rules give the same final findings, however records interleave, as far as
 * the detectors keep that ({@link dev.cairn.detect.machine.Machine}) and none was later than its
 * source's lateness.
 */
final class DetectionsJob {

  /** How long after its end a session's version may come. */
  private static final Duration SESSION_LATENESS = Duration.ofMinutes(30);
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final StreamExecutionEnvironment env;
  private final DetectionsJobConfig config;
  private final Map<String, Integer> partitions;
  private final boolean bounded;

  /**
   * A job that is about to be added to an environment, which the caller configures and executes.
   *
   * @param partitions of each topic, as of now
   * @param bounded whether to stop at the end of the topics as they are now
   */
  DetectionsJob(
      StreamExecutionEnvironment env,
      DetectionsJobConfig config,
      Map<String, Integer> partitions,
      boolean bounded) {
    this.env = env;
    this.config = config;
    this.partitions = partitions;
    this.bounded = bounded;
  }

  /** Adds it. */
  void build() {
    Map<String, List<TopicSource>> bySource =
        config.topics().stream()
            .collect(
                Collectors.groupingBy(TopicSource::source, TreeMap::new, Collectors.toList()));
    DataStream<DetectionHit> hits = null;
    for (Map.Entry<String, List<TopicSource>> source : bySource.entrySet()) {
      DataStream<DetectionHit> some = ofEvents(source.getKey(), source.getValue());
      hits = hits == null ? some : hits.union(some);
    }
    if (config.sessionsTopic() != null) {
      hits = hits.union(ofSessions());
    }
    hits.keyBy(JudgingFunction::key)
        .transform("judge", new AvroTypeInfo<>(Finding.class), new JudgingOperator(config))
        .uid("judge")
        .sinkTo(sink())
        .name("write findings")
        .uid("write-findings");
  }

  private DataStream<DetectionHit> ofEvents(String source, List<TopicSource> topics) {
    int parallelism = parallelism(topics.stream().map(TopicSource::topic).toList());
    Source<AuditEvent, ?, ?> kafka =
        kafka(
            source,
            topics.stream().map(TopicSource::topic).toList(),
            new EventDeserializer(topics));
    return env.fromSource(kafka, EventTime.of(config.lateness(source)), "read " + source)
        .uid("read-" + source)
        .setParallelism(parallelism)
        .process(
            new ScreeningFunction<AuditEvent>(config), new AvroTypeInfo<>(DetectionHit.class))
        .name("screen " + source)
        .uid("screen-" + source)
        .setParallelism(parallelism);
  }

  private DataStream<DetectionHit> ofSessions() {
    List<String> topics = List.of(config.sessionsTopic());
    WatermarkStrategy<Session> time =
        WatermarkStrategy.<Session>forBoundedOutOfOrderness(SESSION_LATENESS)
            .withTimestampAssigner((session, kafka) -> session.getEndTime().toEpochMilli())
            .withIdleness(IDLE);
    int parallelism = parallelism(topics);
    return env.fromSource(
            kafka("sessions", topics, new SessionDeserializer()), time, "read sessions")
        .uid("read-sessions")
        .setParallelism(parallelism)
        .process(new ScreeningFunction<Session>(config), new AvroTypeInfo<>(DetectionHit.class))
        .name("screen sessions")
        .uid("screen-sessions")
        .setParallelism(parallelism);
  }

  private int parallelism(List<String> topics) {
    int readers = topics.stream().mapToInt(partitions::get).sum();
    return Math.min(config.parallelism(), Math.max(1, readers));
  }

  private <T> Source<T, ?, ?> kafka(
      String source, List<String> topics, KafkaRecordDeserializationSchema<T> records) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.putAll(config.kafkaProperties());
    KafkaSourceBuilder<T> builder =
        KafkaSource.<T>builder()
            .setBootstrapServers(config.bootstrapServers())
            .setTopics(topics)
            .setGroupId("cairn-detections")
            .setClientIdPrefix("cairn-detections-" + source)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(records)
            .setProperties(properties)
            .setProperty("partition.discovery.interval.ms", "30000");
    return bounded
        ? new BoundedKafkaSource<>(builder.setBounded(OffsetsInitializer.latest()).build())
        : builder.build();
  }

  private KafkaSink<Finding> sink() {
    Properties properties = new Properties();
    properties.putAll(config.kafkaProperties());
    return KafkaSink.<Finding>builder()
        .setBootstrapServers(config.bootstrapServers())
        .setKafkaProducerConfig(properties)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(
            new AvroToKafka<>(config.findingsTopic(), Finding.class, Finding::getFindingId))
        .build();
  }
}
