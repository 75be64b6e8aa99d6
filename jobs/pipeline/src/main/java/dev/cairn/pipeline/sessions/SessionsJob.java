package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.streams.AvroToKafka;
import dev.cairn.pipeline.streams.BoundedKafkaSource;
import dev.cairn.pipeline.streams.ClockedOperator;
import dev.cairn.pipeline.streams.EventDeserializer;
import dev.cairn.pipeline.streams.EventTime;
import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.ConnectionNews;
import dev.cairn.schemas.EncodedRow;
import dev.cairn.schemas.Session;
import dev.cairn.schemas.SessionEvidence;
import dev.cairn.schemas.SliceEvidence;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The sessions job. What it writes is there exactly once, for readers of committed records: a version
 * or an answer appears when the checkpoint after it is complete.
 *
 * <p>The same records, each partition in its order, give the same sealed sessions and the same
 * answers, however they interleave, wherever the job was stopped and with how many tasks it went on;
 * as long as no source fell silent, and none was later than its lateness. Versions before the seal
 * may differ.
 */
final class SessionsJob {

  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final Duration TRANSACTION = Duration.ofMinutes(15);

  private final StreamExecutionEnvironment env;
  private final SessionsJobConfig config;
  private final Map<String, Integer> partitions;
  private final boolean bounded;

  /**
   * A job that is about to be added to an environment, which the caller configures and executes.
   *
   * @param partitions of each topic, as of now
   * @param bounded whether to stop at the end of the topics as they are now
   */
  SessionsJob(
      StreamExecutionEnvironment env,
      SessionsJobConfig config,
      Map<String, Integer> partitions,
      boolean bounded) {
    this.env = env;
    this.config = config;
    this.partitions = partitions;
    this.bounded = bounded;
  }

  /** Adds it. */
  void build() {
    AnchorSources anchors = config.anchors();
    Map<String, List<TopicSource>> bySource =
        config.topics().stream()
            .filter(
                topic ->
                    ExpectedSources.isUsed(topic.source()) || anchors.reads(topic.source()))
            .collect(
                Collectors.groupingBy(TopicSource::source, TreeMap::new, Collectors.toList()));
    RoutedStreams streams = new RoutedStreams(anchors);
    bySource.forEach((source, topics) -> streams.add(source, routed(source, topics)));
    DataStream<SessionEvidence> evidence = streams.evidence();
    DataStream<EncodedRow> unsent = null;
    if (streams.statements() != null) {
      SingleOutputStreamOperator<SessionEvidence> answers = answers(streams);
      evidence = evidence.union(answers);
      unsent = answers.getSideOutput(Streams.ATTRIBUTIONS);
    }
    write(evidence, unsent);
  }

  private SingleOutputStreamOperator<SessionEvidence> routed(
      String source, List<TopicSource> topics) {
    Duration lateness = ExpectedSources.lateness(config, source);
    int readers = topics.stream().mapToInt(topic -> partitions.get(topic.topic())).sum();
    int parallelism = Math.min(config.parallelism(), Math.max(1, readers));
    // Flink pauses a partition in a later turn of the thread that reads it; if that came to the
    // partition's end meanwhile, the consumer no longer has it and the job fails. So what has an end
    // is read as fast as it can: sessions do not depend on it
    WatermarkStrategy<AuditEvent> time =
        bounded ? EventTime.of(lateness) : EventTime.of(lateness, latest().plus(AHEAD));
    return env.fromSource(kafka(source, topics), time, "read " + source)
        .uid("read-" + source)
        .setParallelism(parallelism)
        .transform(
            "route " + source,
            new AvroTypeInfo<>(SessionEvidence.class),
            new EventRouter(source, config, env.getMaxParallelism()))
        .uid("route-" + source)
        .setParallelism(parallelism);
  }

  private Duration latest() {
    Collection<Duration> all = config.sessions().lateness().values();
    return all.stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private Source<AuditEvent, ?, ?> kafka(String source, List<TopicSource> topics) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.putAll(config.kafkaProperties());
    KafkaSourceBuilder<AuditEvent> builder =
        KafkaSource.<AuditEvent>builder()
            .setBootstrapServers(config.bootstrapServers())
            .setTopics(topics.stream().map(TopicSource::topic).toList())
            .setGroupId("cairn-sessions")
            .setClientIdPrefix("cairn-sessions-" + source)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new EventDeserializer(topics))
            .setProperties(properties)
            .setProperty("partition.discovery.interval.ms", "30000");
    return bounded
        ? new BoundedKafkaSource<>(builder.setBounded(OffsetsInitializer.latest()).build())
        : builder.build();
  }

  // time passes through it: slices wait for what it says
  private DataStream<SliceEvidence> sightings(DataStream<AnchorEvent> followed) {
    return followed
        .keyBy(AnchorEvent::getServer)
        .transform(
            "anchors",
            new AvroTypeInfo<>(SliceEvidence.class),
            new ClockedOperator<>(new AnchorFunction(config)))
        .uid("anchors");
  }

  private SingleOutputStreamOperator<SessionEvidence> answers(RoutedStreams streams) {
    DataStream<SliceEvidence> named =
        streams
            .connections()
            .keyBy(ConnectionNews::getKey)
            .transform(
                "connections",
                new AvroTypeInfo<>(SliceEvidence.class),
                new ConnectionOperator(config))
            .uid("connections");
    DataStream<SliceEvidence> all = streams.statements().union(named);
    return (streams.followed() == null ? all : all.union(sightings(streams.followed())))
        .keyBy(SliceCopies::key)
        .transform(
            "attribute",
            new AvroTypeInfo<>(SessionEvidence.class),
            new SliceOperator(config, env.getMaxParallelism()))
        .uid("attribute");
  }

  private void write(DataStream<SessionEvidence> evidence, DataStream<EncodedRow> unsent) {
    SingleOutputStreamOperator<Session> sessions =
        evidence
            .keyBy(SessionEvidence::getKey)
            .transform(
                "sessions",
                new AvroTypeInfo<>(Session.class),
                new SessionOperator(config))
            .uid("sessions");
    sessions
        .transform(
            "name",
            new AvroTypeInfo<>(Session.class),
            new NamingOperator(config.referenceTables()))
        .uid("name")
        .sinkTo(
            sink(
                config.sessionsTopic(),
                new AvroToKafka<>(config.sessionsTopic(), Session.class, Session::getSessionId)))
        .name("write sessions")
        .uid("write-sessions");
    DataStream<EncodedRow> answers = sessions.getSideOutput(Streams.ATTRIBUTIONS);
    (unsent == null ? answers : answers.union(unsent))
        .sinkTo(sink(config.attributionsTopic(), new RowToKafka(config.attributionsTopic())))
        .name("write attributions")
        .uid("write-attributions");
  }

  private <T> KafkaSink<T> sink(String topic, KafkaRecordSerializationSchema<T> rows) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION.toMillis());
    properties.putAll(config.kafkaProperties());
    return KafkaSink.<T>builder()
        .setBootstrapServers(config.bootstrapServers())
        .setKafkaProducerConfig(properties)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("cairn-" + topic)
        .setRecordSerializer(rows)
        .build();
  }
}
