package dev.cairn.pipeline.sessions;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.RecordReference;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulatedSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts what a simulated world logs into topics, one for each source, a partition for each reporter. */
final class SimulatedTopics {

  private final TestKafka kafka;
  private final String prefix;
  private final Map<String, Map<String, Integer>> partitions = new TreeMap<>();
  private final Map<String, Long> offsets = new HashMap<>();
  private final Map<String, String> eventIds = new HashMap<>();

  /** Makes the topics that these records need. */
  SimulatedTopics(TestKafka kafka, String prefix, List<SimulatedRecord> records)
      throws IOException {
    this.kafka = kafka;
    this.prefix = prefix;
    Map<String, TreeSet<String>> reporters = new TreeMap<>();
    for (SimulatedRecord record : records) {
      reporters
          .computeIfAbsent(record.source().sourceName(), any -> new TreeSet<>())
          .add(record.reporter());
    }
    for (Map.Entry<String, TreeSet<String>> source : reporters.entrySet()) {
      Map<String, Integer> numbers = new HashMap<>();
      source.getValue().forEach(reporter -> numbers.put(reporter, numbers.size()));
      partitions.put(source.getKey(), numbers);
      kafka.createTopic(topic(source.getKey()), numbers.size());
    }
  }

  String topic(String source) {
    return prefix + source;
  }

  List<TopicSource> sources() {
    return partitions.keySet().stream()
        .map(source -> new TopicSource(topic(source), source, ZoneOffset.UTC))
        .toList();
  }

  /** The partition of a reporter's records. */
  int partition(String source, String reporter) {
    return partitions.get(source).get(reporter);
  }

  /** Sends them in the order of their arrival. */
  void produce(List<SimulatedRecord> records) {
    AtomicReference<Exception> failed = new AtomicReference<>();
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    properties.put("max.in.flight.requests.per.connection", "1");
    properties.put("linger.ms", "20");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (SimulatedRecord record : records) {
        String source = record.source().sourceName();
        ProducerRecord<byte[], byte[]> sent =
            new ProducerRecord<>(
                topic(source),
                partition(source, record.reporter()),
                record.arrivalMicros() / 1_000,
                null,
                record.value());
        sent.headers()
            .add(
                RawRecord.REPORTER_HEADER, record.reporter().getBytes(StandardCharsets.UTF_8));
        producer.send(
            sent,
            (metadata, failure) -> {
              if (failure != null) {
                failed.set(failure);
              }
            });
        note(record, sent);
      }
    }
    if (failed.get() != null) {
      throw new IllegalStateException("A record was not taken", failed.get());
    }
  }

  // as the job will read it
  private void note(SimulatedRecord record, ProducerRecord<byte[], byte[]> sent) {
    long offset = offsets.merge(sent.topic() + sent.partition(), 1L, Long::sum) - 1;
    RawRecord raw =
        new RawRecord(
            sent.topic(), sent.partition(), offset, sent.timestamp(), record.reporter(),
            record.value());
    int index = 0;
    for (AuditEvent event :
        RecordParser.of(record.source().sourceName(), new FormatsConfig(ZoneOffset.UTC))
            .parse(raw)
            .events()) {
      eventIds.putIfAbsent(place(record.source(), record.number(), index++), event.getEventId());
    }
  }

  /** The id of the event that a record of the truth became; null if it was lost. */
  String eventId(RecordReference reference) {
    return eventIds.get(place(reference.source(), reference.number(), reference.index()));
  }

  private static String place(SimulatedSource source, long number, int index) {
    return source + " " + number + " " + index;
  }
}
