package dev.cairn.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where topics end that transactions may write to. */
final class TopicEnds {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TopicEnds() {}

  /**
   * Per partition one past the last record of a committed transaction; a partition without such a
   * record is left out. Transactions that are still open count as not there.
   *
   * @param kafka properties of clients, with the brokers
   * @throws IOException if Kafka doesn't give the records within a minute
   */
  static Map<TopicPartition, Long> of(Properties kafka, Collection<String> topics)
      throws IOException {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      for (String topic : topics) {
        for (PartitionInfo partition : consumer.partitionsFor(topic)) {
          TopicPartition one = new TopicPartition(topic, partition.partition());
          long end = end(consumer, one);
          if (end > 0) {
            ends.put(one, end);
          }
        }
      }
      return ends;
    }
  }

  // Kafka's own end is behind the marks of transactions, which no reader gets
  private static long end(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition)
      throws IOException {
    consumer.assign(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
    for (long back = 16; ; back *= 16) {
      long from = Math.max(begin, end - back);
      long last = lastRecord(consumer, partition, from, end);
      if (last >= 0 || from == begin) {
        return last + 1;
      }
    }
  }

  private static long lastRecord(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end)
      throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long last = -1;
    consumer.seek(partition, from);
    while (consumer.position(partition) < end) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Kafka did not give all records of " + partition);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        last = record.offset();
      }
    }
    return last;
  }
}
