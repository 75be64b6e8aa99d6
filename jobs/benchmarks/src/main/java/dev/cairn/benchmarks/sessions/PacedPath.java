package dev.cairn.benchmarks.sessions;

import dev.cairn.benchmarks.sessions.Evidence.Key;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.LogEntry;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulatedSource;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.TrafficSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A simulated path that runs in real time: its records are sent when they arrive. */
final class PacedPath {

  private static final List<String> SOURCES =
      List.of("proxysql.query", "proxysql.audit", "mysql.audit", "network.flow", "azure.activity");
  // a partition in which nobody speaks would be waited for
  private static final int PARTITIONS = 1;
  private static final long MICROS_PER_MILLI = 1_000;

  private final TestKafka kafka;
  private final String prefix;

  /** Makes the topics, whose names begin with this. */
  PacedPath(TestKafka kafka, String prefix) throws IOException {
    this.kafka = kafka;
    this.prefix = prefix;
    for (String source : SOURCES) {
      kafka.createTopic(prefix + source, PARTITIONS);
    }
  }

  List<TopicSource> topics() {
    return SOURCES.stream()
        .map(source -> new TopicSource(prefix + source, source, ZoneOffset.UTC))
        .toList();
  }

  /** Sends it all; ends when the path's time is over. */
  void run(SimulationConfig config, Evidence evidence) throws InterruptedException {
    Iterator<SimulatedRecord> records =
        TrafficSimulator.records(config, record -> {});
    long end = config.start().plus(config.length()).toEpochMilli();
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "max.in.flight.requests.per.connection", "1");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      while (records.hasNext()) {
        SimulatedRecord record = records.next();
        long due = record.arrivalMicros() / MICROS_PER_MILLI;
        if (due > end) {
          break;
        }
        long wait = due - System.currentTimeMillis();
        if (wait > 0) {
          Thread.sleep(wait);
        }
        if (SOURCES.contains(record.source().sourceName())) {
          send(producer, record, evidence);
        }
      }
    }
  }

  private void send(
      KafkaProducer<byte[], byte[]> producer, SimulatedRecord record, Evidence evidence) {
    var sent =
        new ProducerRecord<byte[], byte[]>(
            prefix + record.source().sourceName(),
            0,
            null,
            record.value());
    sent.headers()
        .add(RawRecord.REPORTER_HEADER, record.reporter().getBytes(StandardCharsets.UTF_8));
    // noted before it is sent: the job may be quicker than the broker's answer. The producer takes
    // the timestamp in the same call
    long now = System.currentTimeMillis();
    note(record, now, evidence);
    producer.send(sent);
  }

  private static void note(SimulatedRecord record, long now, Evidence evidence) {
    Stream<LogEntry> entries = record.entries().stream();
    if (record.source() == SimulatedSource.PROXY_QUERY) {
      entries
          .map(LogEntry.ProxyQuery.class::cast)
          .forEach(
              line ->
                  evidence.statement(
                      new Key(record.reporter(), line.threadId()),
                      line.startMicros(),
                      line.server() != null,
                      now));
    } else if (record.source() == SimulatedSource.PROXY_AUDIT) {
      entries
          .map(LogEntry.ProxyAudit.class::cast)
          .forEach(
              line -> evidence.session(new Key(record.reporter(), line.threadId()), now));
    }
  }
}
