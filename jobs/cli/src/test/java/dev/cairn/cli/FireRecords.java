package dev.cairn.cli;

import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts real log lines, and some that nobody can parse, into the raw topics, and counts them. */
final class FireRecords implements AutoCloseable {

  static final Map<String, String> SOURCES =
      Map.of("queries", Captures.PROXYSQL_QUERY, "logins", Captures.PROXYSQL_AUDIT);
  static final int PARTITIONS = 3;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, List<byte[]>> lines = new TreeMap<>();
  private long sent;

  FireRecords(String bootstrapServers)
      throws IOException, InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(
              SOURCES.keySet().stream()
                  .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                  .toList())
          .all()
          .get();
    }
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                // a new partition may take the second batch in flight before it takes the first
                "max.in.flight.requests.per.connection", "1",
                "delivery.timeout.ms", "180000"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      lines.put(
          source.getKey(), Captures.smallPlain().files(source.getValue()).get(0).records());
    }
  }

  /** Sends so many to each topic; returns when Kafka has them, however long it is away. */
  void send(int each) throws InterruptedException, ExecutionException {
    List<Future<RecordMetadata>> pending = new ArrayList<>();
    for (Map.Entry<String, List<byte[]>> topic : lines.entrySet()) {
      for (int i = 0; i < each; i++) {
        long number = sent + i;
        byte[] value =
            number % 50 == 49
                ? new byte[] {'{', (byte) number, (byte) 0xff}
                : topic.getValue().get((int) (number % topic.getValue().size()));
        pending.add(
            producer.send(
                new ProducerRecord<>(
                    topic.getKey(), (int) (number % PARTITIONS), null, value)));
      }
    }
    producer.flush();
    for (Future<RecordMetadata> record : pending) {
      record.get();
    }
    sent += each;
  }

  /** Records that Kafka holds. */
  long total() {
    return sent * lines.size();
  }

  @Override
  public void close() {
    producer.close();
  }
}
