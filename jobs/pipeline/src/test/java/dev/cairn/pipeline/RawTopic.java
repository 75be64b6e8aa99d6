package dev.cairn.pipeline;

import dev.cairn.testkit.kafka.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts ProxySQL statements into a topic of three partitions, and remembers where each ends. */
final class RawTopic {

  static final int PARTITIONS = 3;

  private final TestKafka kafka;
  private final String name;
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  RawTopic(TestKafka kafka, String name) {
    this.kafka = kafka;
    this.name = name;
  }

  TopicPartition partition(int partition) {
    return new TopicPartition(name, partition);
  }

  /** Per partition, one past the last record that was produced and not taken back. */
  Map<TopicPartition, Long> ends() {
    return Map.copyOf(ends);
  }

  /** Produces statements of these numbers, in turn into each partition. */
  void produce(int from, int to) throws ExecutionException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer = producer(Optional.empty())) {
      for (int i = from; i < to; i++) {
        send(producer, i % PARTITIONS, statement(i), true);
      }
    }
  }

  void send(byte[] value, int partition) throws ExecutionException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer = producer(Optional.empty())) {
      send(producer, partition, value, true);
    }
  }

  /** Produces in one transaction, which is then committed, or aborted. */
  void produceTransaction(int from, int to, boolean commit) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(Optional.of(name + "-transaction"))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = from; i < to; i++) {
        send(producer, i % PARTITIONS, statement(i), commit);
      }
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.flush();
        producer.abortTransaction();
      }
    }
  }

  private void send(
      KafkaProducer<byte[], byte[]> producer, int partition, byte[] value, boolean counts) {
    producer.send(
        new ProducerRecord<>(name, partition, null, value),
        (metadata, failure) -> {
          if (failure == null && counts) {
            note(metadata);
          }
        });
  }

  private synchronized void note(RecordMetadata metadata) {
    ends.merge(partition(metadata.partition()), metadata.offset() + 1, Math::max);
  }

  private KafkaProducer<byte[], byte[]> producer(Optional<String> transaction) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    // a new partition may take the second batch in flight before it takes the first
    properties.put("max.in.flight.requests.per.connection", "1");
    transaction.ifPresent(id -> properties.put("transactional.id", id));
    return new KafkaProducer<>(
        properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static byte[] statement(int i) {
    long micros = 1_795_381_103_000_000L + i * 1_000_000L;
    return """
        {"client":"10.0.0.%d:5%04d","digest":"0x1","duration_us":10,"endtime_timestamp_us":%d,\
        "event":"COM_QUERY","hostgroup_id":10,"query":"SELECT canary FROM t WHERE id=%d",\
        "rows_sent":1,"schemaname":"shop","server":"127.0.0.3:3306","starttime_timestamp_us":%d,\
        "thread_id":%d,"username":"app"}"""
        .formatted(i % 250, i % 10_000, micros + 10, i, micros, i)
        .getBytes(StandardCharsets.UTF_8);
  }
}
