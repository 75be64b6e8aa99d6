package dev.cairn.cli.feed;

import dev.cairn.formats.record.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes topics and produces files into them. Resumes: what a partition holds already, from a run
 * that was killed, is not produced again, since the same files give the same records in the same
 * order.
 */
public final class TopicFeeder implements AutoCloseable {

  private static final int BATCH_BYTES = 256 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  public TopicFeeder(String bootstrapServers) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "enable.idempotence", "true",
                // with more, a new partition that has no leader yet can refuse the first batch and
                // take the second: the first is then out of order for ever
                "max.in.flight.requests.per.connection", "1",
                "batch.size", Integer.toString(BATCH_BYTES),
                "linger.ms", "5",
                "compression.type", "lz4",
                "max.request.size", Integer.toString(RecordFile.MAX_RECORD_BYTES + (1 << 20)),
                "buffer.memory", Long.toString(2L * RecordFile.MAX_RECORD_BYTES)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Hears how many records of a topic have been read from its files. */
  @FunctionalInterface
  public interface Progress {
    void records(long read);
  }

  /** What a topic was fed with: records in the files, and their bytes. */
  public record Fed(long records, long bytes) {}

  /** Makes the topic if it is missing, and produces what it lacks. All is acknowledged on return. */
  public Fed feed(FeedTopic topic, Progress progress) throws IOException, InterruptedException {
    create(topic);
    Map<TopicPartition, Long> ends = endOffsets(topic);
    long[] read = new long[2];
    for (RecordFile file : topic.files()) {
      file.forEach(
          value -> {
            int partition = (int) (read[0] % topic.partitions());
            long offset = read[0] / topic.partitions();
            if (offset >= ends.get(new TopicPartition(topic.topic(), partition))) {
              send(topic.topic(), partition, file.reporter(), value);
            }
            read[0]++;
            read[1] += value.length;
            progress.records(read[0]);
          });
    }
    producer.flush();
    checkSent();
    return new Fed(read[0], read[1]);
  }

  /** Where each partition ends now. Waits for a broker that has just started to know its topics. */
  public Map<TopicPartition, Long> endOffsets(FeedTopic topic)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return listEnds(topic);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
          throw new IOException(
              "Kafka did not tell the end of topic " + topic.topic(), e.getCause());
        }
        Thread.sleep(RETRY_PAUSE.toMillis());
      }
    }
  }

  private Map<TopicPartition, Long> listEnds(FeedTopic topic)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    IntStream.range(0, topic.partitions())
        .forEach(p -> latest.put(new TopicPartition(topic.topic(), p), OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((partition, offset) -> ends.put(partition, offset.offset()));
    return ends;
  }

  private void create(FeedTopic topic) throws IOException, InterruptedException {
    NewTopic request =
        new NewTopic(topic.topic(), topic.partitions(), (short) 1)
            .configs(Map.of("max.message.bytes", Integer.toString(64 << 20)));
    try {
      admin.createTopics(List.of(request)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IOException("Kafka did not create topic " + topic.topic(), e.getCause());
      }
    }
  }

  private void send(String topic, int partition, String reporter, byte[] value)
      throws IOException {
    checkSent();
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, value);
    if (reporter != null) {
      record
          .headers()
          .add(RawRecord.REPORTER_HEADER, reporter.getBytes(StandardCharsets.UTF_8));
    }
    producer.send(
        record,
        (metadata, error) -> {
          if (error != null) {
            failure.compareAndSet(null, error);
          }
        });
  }

  private void checkSent() throws IOException {
    if (failure.get() != null) {
      throw new IOException("Kafka did not take a record", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
