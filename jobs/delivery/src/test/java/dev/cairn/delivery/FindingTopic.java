package dev.cairn.delivery;

import dev.cairn.schemas.Finding;
import dev.cairn.testkit.kafka.TestKafka;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of findings on a real broker, and what a test wants to know of it. */
final class FindingTopic implements AutoCloseable {

  private final String bootstrap;
  private final String name;
  private final KafkaProducer<byte[], byte[]> producer;

  FindingTopic(TestKafka kafka, String name) {
    this.bootstrap = kafka.bootstrapServers();
    this.name = name;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  DeliveryConfig config() {
    return new DeliveryConfig(
        bootstrap,
        Map.of("max.poll.interval.ms", "60000"),
        name,
        name + ".undelivered",
        name,
        Duration.ofHours(1),
        Duration.ofDays(1));
  }

  /** Writes one and returns when Kafka has it: the time, by System.nanoTime. */
  long send(Finding finding) throws Exception {
    ByteBuffer bytes = finding.toByteBuffer();
    byte[] value = new byte[bytes.remaining()];
    bytes.get(value);
    return send(finding.getFindingId(), value);
  }

  long send(String key, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(name, key.getBytes(), value)).get();
    return System.nanoTime();
  }

  /** The offset that a receiver's group has committed, over all partitions. */
  long committed(String receiver) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      return admin
          .listConsumerGroupOffsets(name + "." + receiver)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    }
  }

  /** All dead letters. */
  List<ConsumerRecord<byte[], byte[]>> undelivered() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(name + ".undelivered", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  @Override
  public void close() {
    producer.close();
  }
}
