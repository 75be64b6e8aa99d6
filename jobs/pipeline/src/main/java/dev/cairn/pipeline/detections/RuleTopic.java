package dev.cairn.pipeline.detections;

import dev.cairn.formats.avro.SingleObjects;
import dev.cairn.formats.record.BadElement;
import dev.cairn.schemas.RuleSetVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topic of rules, whose one partition has all versions in the order in which they were
 * published. Not thread-safe.
 */
public final class RuleTopic implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final SingleObjects<RuleSetVersion> objects =
      new SingleObjects<>(RuleSetVersion.class, RuleSetVersion.getClassSchema(), List.of());

  /**
   * Reads a topic from its begin.
   *
   * @param kafkaProperties further properties of clients (security, timeouts)
   */
  public RuleTopic(String bootstrapServers, Map<String, String> kafkaProperties, String topic) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.putAll(kafkaProperties);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    consumer =
        new KafkaConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
  }

  /**
   * Tells all versions that are there now, oldest first.
   *
   * @throws IOException if Kafka does not give them within a minute
   */
  public void readAll(Consumer<RuleSetVersion> versions) throws IOException {
    try {
      long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition, PATIENCE) < end) {
        if (System.nanoTime() > deadline) {
          throw new IOException("Kafka did not give all records of " + partition);
        }
        poll(versions);
      }
    } catch (KafkaException e) {
      throw new IOException(
          "The rules can't be read from the topic %s: %s"
              .formatted(partition.topic(), e.getClass().getSimpleName()),
          e);
    }
  }

  /** Tells versions that came since; waits half a second for one. */
  void poll(Consumer<RuleSetVersion> versions) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      if (record.value() == null) {
        continue;
      }
      try {
        versions.accept(objects.read(record.value()));
      } catch (BadElement e) {
        // the archive job keeps it as a dead letter
      }
    }
  }

  /** Ends a wait of {@link #poll} in another thread, with a WakeupException. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
