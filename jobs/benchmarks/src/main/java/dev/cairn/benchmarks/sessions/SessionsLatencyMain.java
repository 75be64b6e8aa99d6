package dev.cairn.benchmarks.sessions;

import dev.cairn.benchmarks.Table;
import dev.cairn.benchmarks.rounds.Directories;
import dev.cairn.benchmarks.sessions.Evidence.Key;
import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.pipeline.sessions.LocalSessionsRun;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.Micros;
import dev.cairn.schemas.Session;
import dev.cairn.testkit.kafka.KafkaBroker;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.ServerKind;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.Topology;
import dev.cairn.testkit.simulator.Traffic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long after a proxy's record had come to Kafka a reader of committed records sees what the
 * sessions job makes of it, while a simulated path runs in real time.
 */
public final class SessionsLatencyMain {

  private static final int BROKER_HEAP_MEBIBYTES = 512;
  private static final double RATE_OF_CLIENT = 2;
  private static final Duration START = Duration.ofSeconds(15);
  // what is sent at the end may not have been told yet
  private static final Duration TAIL = Duration.ofSeconds(40);
  // a slice, what it holds and looks over its end, and a checkpoint; then the later of both logs
  private static final Duration TIED_TAIL = Duration.ofSeconds(145);
  private static final Duration PROXY_LATENESS =
      SessionConfig.defaults().lateness().get(SessionConfig.QUERY);
  private static final Duration POLL = Duration.ofMillis(50);

  private final TestKafka kafka;
  private final Path work;
  private final LatencyOptions options;
  private int runs;

  private SessionsLatencyMain(TestKafka kafka, Path work, LatencyOptions options) {
    this.kafka = kafka;
    this.work = work;
    this.options = options;
  }

  /**
   * Prints a table to standard output.
   *
   * @return false if the arguments are wrong
   */
  public static boolean run(List<String> args) throws Exception {
    LatencyOptions options;
    try {
      options = LatencyOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(LatencyOptions.USAGE);
      return false;
    }
    Path work = Files.createTempDirectory("cairn-sessions-latency-");
    try (KafkaBroker kafka =
        KafkaBroker.builder()
            .dataDir(work.resolve("kafka"))
            .heapMebibytes(BROKER_HEAP_MEBIBYTES)
            .start()) {
      System.out.print(new SessionsLatencyMain(kafka, work, options).table());
    } finally {
      Directories.delete(work);
    }
    return true;
  }

  private String table() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "statements/s, checkpoint", "from … to, in seconds", "count", "p50", "p95", "p99",
            "most"));
    for (Duration checkpoint : options.checkpoints()) {
      for (int rate : options.rates()) {
        Evidence told = measure(rate, checkpoint);
        String name =
            String.format(Locale.ROOT, "%,d, %.0f s", rate, checkpoint.toMillis() / 1_000.0);
        rows.add(row(name, "a session's first record, its first version", told.toFirst()));
        rows.add(row(name, "a statement's record, a version with it", told.toCounted()));
        rows.add(row(name, "a statement's record, what it became", told.toTied()));
        System.err.println(name + ": done; not told: " + told.uncounted());
      }
    }
    return Table.of(rows);
  }

  private static List<String> row(String name, String what, List<Long> sorted) {
    return List.of(
        name,
        what,
        String.format(Locale.ROOT, "%,d", sorted.size()),
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static String at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.1f",
            sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1_000.0);
  }

  private Evidence measure(int rate, Duration checkpoint) throws Exception {
    String name = "run-" + runs++ + ".";
    PacedPath path = new PacedPath(kafka, name);
    kafka.createTopic(name + "sessions", options.parallelism());
    kafka.createTopic(name + "attributions", options.parallelism());
    Instant start = Instant.now().plus(START).truncatedTo(ChronoUnit.MILLIS);
    Instant end = start.plus(options.length());
    Evidence evidence =
        new Evidence(
            start.plus(options.warmUp()).toEpochMilli(),
            end.minus(TAIL).toEpochMilli(),
            end.minus(TIED_TAIL).minus(later()).toEpochMilli());
    AtomicBoolean over = new AtomicBoolean();
    try (LocalRun run =
        LocalSessionsRun.start(
            config(path, name), work.resolve(name + "checkpoints"), checkpoint, Until.CLOSED)) {
      Thread reader = new Thread(() -> read(name, evidence, over), "reader");
      reader.start();
      try {
        path.run(world(rate, start), evidence);
      } finally {
        over.set(true);
        reader.join();
      }
      if (run.isDone()) {
        throw new IllegalStateException("The job ended by itself");
      }
    }
    return evidence;
  }

  private void read(String name, Evidence evidence, AtomicBoolean over) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "group.id", name + "reader",
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(name + "sessions", name + "attributions"));
      while (!over.get()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          tell(record, name, System.currentTimeMillis(), evidence);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("What the job wrote can't be read", e);
    }
  }

  private static void tell(
      ConsumerRecord<byte[], byte[]> record, String name, long now, Evidence evidence)
      throws IOException {
    ByteBuffer value = ByteBuffer.wrap(record.value());
    if (record.topic().equals(name + "sessions")) {
      Session session = Session.fromByteBuffer(value);
      if (session.getProxySessionId() != null) {
        evidence.version(
            new Key(session.getReporter(), session.getProxySessionId()),
            session.getStatements(),
            now);
      }
    } else {
      Attribution answer = Attribution.fromByteBuffer(value);
      if (answer.getProxyEventId() != null) {
        evidence.answer(Micros.of(answer.getTime()), now);
      }
    }
  }

  private SimulationConfig world(int rate, Instant start) {
    return SimulationConfig.DEFAULT
        .withStart(start)
        .withLength(options.length())
        .withTopology(
            Topology.DEFAULT
                .withClients((int) Math.max(1, rate / RATE_OF_CLIENT))
                .withServers(ServerKind.MARIADB))
        .withTraffic(
            Traffic.DEFAULT
                .withStatementsPerSecond(RATE_OF_CLIENT)
                .withStatementsPerSession(20));
  }

  private Duration later() {
    Duration audit = options.auditLateness();
    return audit.compareTo(PROXY_LATENESS) > 0 ? audit : PROXY_LATENESS;
  }

  private SessionConfig sessions() {
    SessionConfig shipped = SessionConfig.defaults();
    Map<String, Duration> lateness = new HashMap<>(shipped.lateness());
    lateness.put(SessionConfig.DATABASE, options.auditLateness());
    return shipped.withLateness(lateness);
  }

  private SessionsJobConfig config(PacedPath path, String name) {
    return new SessionsJobConfig(
        kafka.bootstrapServers(),
        Map.of(),
        path.topics(),
        name + "sessions",
        name + "attributions",
        Map.of("mysql-1", "10.1.2.10:3306"),
        sessions(),
        SliceConfig.DEFAULT,
        MatcherConfig.DEFAULT.threshold(),
        options.parallelism());
  }
}
