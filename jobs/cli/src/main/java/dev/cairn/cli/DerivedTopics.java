package dev.cairn.cli;

import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The two topics that the sessions job writes to.
 *
 * @param sessions of versions of sessions
 * @param attributions of answers about statements
 */
record DerivedTopics(String sessions, String attributions) {

  static final DerivedTopics DEFAULT =
      new DerivedTopics(
          SessionsJobConfig.SESSIONS_TOPIC, SessionsJobConfig.ATTRIBUTIONS_TOPIC);

  /** The names of what they hold are those that the topics have by default. */
  private static final String SESSIONS_SOURCE = SessionsJobConfig.SESSIONS_TOPIC;

  private static final String ATTRIBUTIONS_SOURCE = SessionsJobConfig.ATTRIBUTIONS_TOPIC;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The same, as the archive job reads them. */
  List<TopicSource> sources() {
    ReadingRules any = new ReadingRules(ZoneOffset.UTC);
    return List.of(
        new TopicSource(sessions, SESSIONS_SOURCE, any),
        new TopicSource(attributions, ATTRIBUTIONS_SOURCE, any));
  }

  /**
   * Makes those that are missing, with the broker's own replication; what is there stays as it is.
   *
   * @param kafka properties of clients, with the brokers
   * @param made hears the name of each topic that was made
   */
  void make(Properties kafka, int partitions, Consumer<String> made)
      throws IOException, InterruptedException {
    for (String topic : List.of(sessions, attributions)) {
      if (NewTopics.make(kafka, new NewTopic(topic, Optional.of(partitions), Optional.empty()))) {
        made.accept(topic);
      }
    }
  }

  /**
   * Per partition one past the last record of a committed transaction; a partition without such a
   * record is left out. Transactions that are still open count as not there.
   *
   * @param kafka properties of clients, with the brokers
   * @throws IOException if Kafka doesn't give the records within a minute
   */
  Map<TopicPartition, Long> ends(Properties kafka) throws IOException {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      for (String topic : List.of(sessions, attributions)) {
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
