package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.schemas.Finding;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic of findings on a thread of its own, and notes when it saw those of marks. */
final class FindingReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Integer, Long> seen = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::read, "reader of findings");
  private volatile boolean closed;
  private volatile long versions;

  FindingReader(TestKafka kafka, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "fetch.max.wait.ms", 50),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    thread.start();
  }

  private void read() {
    try (consumer) {
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          versions++;
          Finding finding = Finding.fromByteBuffer(ByteBuffer.wrap(record.value()));
          if (finding.getRuleId().equals(Marks.RULE_ID)) {
            seen.putIfAbsent(
                Marks.number(finding.getUserName()), System.currentTimeMillis());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a finding can't be read", e);
    }
  }

  /** When the first version of each mark's finding was seen, by its number: epoch milliseconds. */
  Map<Integer, Long> seen() {
    return seen;
  }

  /** All versions of all findings so far. */
  long versions() {
    return versions;
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
