package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.Session;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The sessions job between topics of a real broker, run by run; each rig has its own output. */
final class SessionsRig {

  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Duration CHECKPOINTS = Duration.ofMillis(500);

  private final TestKafka kafka;
  private final SimulatedInput input;
  private final SessionConfig sessions;
  private final String name;
  private final Path directory;
  private Path names;

  interface Condition {
    boolean holds() throws Exception;
  }

  SessionsRig(
      TestKafka kafka,
      SimulatedInput input,
      SessionConfig sessions,
      String name,
      Path directory)
      throws IOException {
    this.kafka = kafka;
    this.input = input;
    this.sessions = sessions;
    this.name = name;
    this.directory = directory;
    kafka.createTopic(sessionsTopic(), 2);
    kafka.createTopic(attributionsTopic(), 2);
  }

  /** With reference tables of this directory. */
  SessionsRig named(Path tables) {
    names = tables;
    return this;
  }

  private String sessionsTopic() {
    return name + ".sessions";
  }

  private String attributionsTopic() {
    return name + ".attributions";
  }

  Path checkpoints() {
    return directory.resolve(name);
  }

  /** Reads all there is, and ends. */
  void runToEnd(int parallelism) throws Exception {
    try (LocalRun run = start(parallelism, Until.END)) {
      await(run, run::isDone);
    }
  }

  /** Runs until something holds. */
  void runUntil(int parallelism, Condition condition) throws Exception {
    try (LocalRun run = start(parallelism, Until.CLOSED)) {
      await(run, condition);
    }
  }

  private LocalRun start(int parallelism, Until until) throws IOException {
    SessionsJobConfig config =
        new SessionsJobConfig(
                kafka.bootstrapServers(),
                Map.of(),
                input.sources(),
                sessionsTopic(),
                attributionsTopic(),
                Map.of("mysql-1", "10.1.2.10:3306"),
                sessions,
                SliceConfig.DEFAULT,
                MatcherConfig.DEFAULT.threshold(),
                parallelism)
            .withReferenceTables(names == null ? null : names.toString());
    return LocalSessionsRun.start(config, checkpoints(), CHECKPOINTS, until);
  }

  private static void await(LocalRun run, Condition condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      run.isDone();
      assertThat(System.nanoTime()).as("within %s", LIMIT).isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  /** All versions that were committed, in the order of each partition. */
  List<Session> versions() throws IOException {
    List<Session> versions = new ArrayList<>();
    for (byte[] value : committed(sessionsTopic())) {
      versions.add(Session.fromByteBuffer(ByteBuffer.wrap(value)));
    }
    return versions;
  }

  /** The sealed versions as bytes, by session. */
  Map<String, ByteBuffer> sealed() throws IOException {
    Map<String, ByteBuffer> sealed = new TreeMap<>();
    for (Session session : versions()) {
      if (session.getState().equals("sealed")) {
        assertThat(sealed.put(session.getSessionId(), session.toByteBuffer()))
            .as("sealed twice: %s", session.getSessionId())
            .isNull();
      }
    }
    return sealed;
  }

  /** The sealed versions of sessions that began before then, as bytes, by session. */
  Map<String, ByteBuffer> sealed(Instant before) throws IOException {
    Map<String, ByteBuffer> sealed = new TreeMap<>();
    for (Session session : sealedSessions(before)) {
      sealed.put(session.getSessionId(), session.toByteBuffer());
    }
    return sealed;
  }

  /** The sealed versions of sessions that began before then. */
  List<Session> sealedSessions(Instant before) throws IOException {
    return versions().stream()
        .filter(one -> one.getState().equals("sealed") && one.getStartTime().isBefore(before))
        .toList();
  }

  /** Rows of answers about statements before then, by id. */
  Map<String, Attribution> attributions(Instant before) throws IOException {
    Map<String, Attribution> rows = attributions();
    rows.values().removeIf(row -> !row.getTime().isBefore(before));
    return rows;
  }

  /** Rows of answers that were committed, by id. */
  Map<String, Attribution> attributions() throws IOException {
    Map<String, Attribution> rows = new TreeMap<>();
    for (byte[] value : committed(attributionsTopic())) {
      Attribution row = Attribution.fromByteBuffer(ByteBuffer.wrap(value));
      assertThat(rows.put(row.getAttributionId(), row)).as("said twice: %s", row).isNull();
    }
    return rows;
  }

  private List<byte[]> committed(String topic) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<byte[]> values = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }
}
