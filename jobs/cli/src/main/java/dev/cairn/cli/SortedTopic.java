package dev.cairn.cli;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Some of a topic's committed records, in the order of their keys, then values. The topic must not
 * grow any more. Takes memory for a part of the records at a time, and reads the topic once for
 * each part.
 */
final class SortedTopic {

  private static final long PART_BYTES = 64L << 20;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Comparator<ConsumerRecord<byte[], byte[]>> ORDER =
      Comparator.<ConsumerRecord<byte[], byte[]>, byte[]>comparing(
              ConsumerRecord::key, Arrays::compareUnsigned)
          .thenComparing(ConsumerRecord::value, Arrays::compareUnsigned);

  private final Properties kafka;
  private final String topic;
  private final Predicate<byte[]> wanted;
  private long bytes;

  /**
   * Reads nothing yet.
   *
   * @param kafka properties of clients, with the brokers
   * @param wanted by value, which records are meant; all have keys
   */
  SortedTopic(Properties kafka, String topic, Predicate<byte[]> wanted) {
    this.kafka = kafka;
    this.topic = topic;
    this.wanted = wanted;
  }

  /** Hash of the records, whatever their order: two of the same content have the same. */
  byte[] content() {
    MessageDigest digest = ContentId.sha256();
    AtomicReference<BigInteger> sum = new AtomicReference<>(BigInteger.ZERO);
    bytes = 0;
    forEach(
        record -> {
          bytes += record.value().length;
          BigInteger one = new BigInteger(1, digest.digest(record.value()));
          sum.set(sum.get().add(one));
        });
    return digest.digest(sum.get().toByteArray());
  }

  /**
   * Writes them, in order, to the one partition of another topic, which holds nothing. All is
   * acknowledged on return. To be called after {@link #content}.
   */
  void copyTo(String target) throws IOException {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put("acks", "all");
    properties.put("max.in.flight.requests.per.connection", "1");
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      int parts = (int) (1 + bytes / PART_BYTES);
      for (int part = 0; part < parts; part++) {
        for (ConsumerRecord<byte[], byte[]> record : sorted(part, parts)) {
          producer.send(
              new ProducerRecord<>(target, 0, record.key(), record.value()),
              (metadata, error) -> failure.compareAndSet(null, error));
        }
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new IOException("Kafka did not take a record for " + target, failure.get());
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> sorted(int part, int parts) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    forEach(
        record -> {
          if (Math.floorMod(Arrays.hashCode(record.key()), parts) == part) {
            records.add(record);
          }
        });
    records.sort(ORDER);
    return records;
  }

  private void forEach(Consumer<ConsumerRecord<byte[], byte[]>> consumer) {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          reader.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> reader.position(one) < ends.get(one))) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
          if (wanted.test(record.value())) {
            consumer.accept(record);
          }
        }
      }
    }
  }
}
