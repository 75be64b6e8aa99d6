package dev.cairn.testkit.topics;

import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.SimulatedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics of a simulated world: one for each source, with a partition for each reporter in order
 * of their names. A record has its reporter in the header {@value #REPORTER_HEADER} and the time of
 * its arrival as Kafka's timestamp, in milliseconds; it has no key.
 */
public final class SimulatedTopics {

  /** Names the reporter, as Cairn's readers expect it. */
  public static final String REPORTER_HEADER = "cairn.reporter";

  private static final long MICROS_PER_MILLI = 1_000;

  private final TestKafka kafka;
  private final String prefix;
  private final Map<String, Map<String, Integer>> partitions = new TreeMap<>();

  private SimulatedTopics(TestKafka kafka, String prefix) {
    this.kafka = kafka;
    this.prefix = prefix;
  }

  /**
   * Makes the topics that these records need, and sends nothing.
   *
   * @param prefix of the topics' names, before the source's; may be empty
   * @throws IOException if the broker makes no topic, for one because it has it already
   */
  public static SimulatedTopics create(
      TestKafka kafka, String prefix, Collection<SimulatedRecord> records) throws IOException {
    SimulatedTopics topics = new SimulatedTopics(kafka, prefix);
    Map<String, Set<String>> reporters = new TreeMap<>();
    for (SimulatedRecord record : records) {
      reporters
          .computeIfAbsent(record.source().sourceName(), any -> new TreeSet<>())
          .add(record.reporter());
    }
    for (Map.Entry<String, Set<String>> source : reporters.entrySet()) {
      Map<String, Integer> numbers = new HashMap<>();
      source.getValue().forEach(reporter -> numbers.put(reporter, numbers.size()));
      topics.partitions.put(source.getKey(), numbers);
      kafka.createTopic(topics.topic(source.getKey()), numbers.size());
    }
    return topics;
  }

  /** The sources that have a topic, in order of their names. */
  public Set<String> sources() {
    return Collections.unmodifiableSet(partitions.keySet());
  }

  /** The name of a source's topic. */
  public String topic(String source) {
    return prefix + source;
  }

  /**
   * The partition of a reporter's records.
   *
   * @throws IllegalArgumentException if no record given to {@link #create} was of this reporter
   */
  public int partition(String source, String reporter) {
    Integer partition = partitions.getOrDefault(source, Map.of()).get(reporter);
    if (partition == null) {
      throw new IllegalArgumentException(
          "no partition for " + reporter + " of " + source + ": give all records to create");
    }
    return partition;
  }

  /**
   * Sends records in the order given, and returns when the broker has them all: each partition has
   * them once and in that order.
   *
   * @throws IllegalStateException if the broker refused one; others of them may have been taken
   */
  public void send(Collection<SimulatedRecord> records) {
    AtomicReference<Exception> refused = new AtomicReference<>();
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "linger.ms", "20",
            "enable.idempotence", "true",
            "max.in.flight.requests.per.connection", "1");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (SimulatedRecord record : records) {
        producer.send(
            toSend(record),
            (metadata, failure) -> {
              if (failure != null) {
                refused.compareAndSet(null, failure);
              }
            });
      }
    }
    if (refused.get() != null) {
      throw new IllegalStateException(
          "the broker refused a record: its cause says why", refused.get());
    }
  }

  private ProducerRecord<byte[], byte[]> toSend(SimulatedRecord record) {
    String source = record.source().sourceName();
    ProducerRecord<byte[], byte[]> sent =
        new ProducerRecord<>(
            topic(source),
            partition(source, record.reporter()),
            record.arrivalMicros() / MICROS_PER_MILLI,
            null,
            record.value());
    sent.headers()
        .add(REPORTER_HEADER, record.reporter().getBytes(StandardCharsets.UTF_8));
    return sent;
  }
}
