package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.streams.AvroToKafka;
import dev.cairn.pipeline.streams.RowProducer;
import dev.cairn.schemas.RuleSetVersion;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.life.LifeRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A simulated life in Kafka: a topic of one partition for each source. */
final class LifeTopics {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final TestKafka kafka;
  private final String prefix;
  private final LifeSample life;

  /** Makes the topics, whose names begin with this. */
  LifeTopics(TestKafka kafka, String prefix, LifeSample life) throws IOException {
    this.kafka = kafka;
    this.prefix = prefix;
    this.life = life;
    for (String source : life.sources()) {
      kafka.createTopic(prefix + source, 1);
    }
  }

  List<TopicSource> sources() {
    return life.sources().stream()
        .map(source -> new TopicSource(prefix + source, source, ZoneOffset.UTC))
        .toList();
  }

  /** Sends it all at once, with the times at which it arrives in that life. */
  void fill() {
    try (KafkaProducer<byte[], byte[]> producer = producer(20)) {
      for (LifeRecord record : life.records()) {
        producer.send(of(record, record.arrivalMicros() / 1_000, record.value()));
      }
    }
  }

  /**
   * Sends at a rate, again from the begin if it comes to the end; now and then a mark more.
   *
   * @param first number of the first record: not less than all that were sent before
   * @param sent when each mark was handed to Kafka's producer, by its number: epoch milliseconds,
   *     which is the record's timestamp too
   */
  void pace(int rate, int first, int records, int every, Map<Integer, Long> sent) {
    LifeRecord mark =
        life.records().stream().filter(Marks::fits).findFirst().orElseThrow();
    try (KafkaProducer<byte[], byte[]> producer = producer(0)) {
      long start = System.nanoTime();
      for (int i = first; i < first + records; i++) {
        long early = start + (i - first) * NANOS_PER_SECOND / rate - System.nanoTime();
        if (early > 0) {
          LockSupport.parkNanos(early);
        }
        LifeRecord record = life.records().get(i % life.records().size());
        long now = System.currentTimeMillis();
        if (i % every == 0) {
          sent.put(i / every, now);
          producer.send(of(mark, now, Marks.mark(mark, i / every)));
        } else {
          producer.send(of(record, now, record.value()));
        }
      }
    }
  }

  private ProducerRecord<byte[], byte[]> of(LifeRecord record, long timestamp, byte[] value) {
    var sent =
        new ProducerRecord<byte[], byte[]>(
            prefix + record.source(), 0, timestamp, null, value);
    sent.headers()
        .add(RawRecord.REPORTER_HEADER, record.reporter().getBytes(StandardCharsets.UTF_8));
    return sent;
  }

  private KafkaProducer<byte[], byte[]> producer(int lingerMillis) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "linger.ms", String.valueOf(lingerMillis)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Publishes rules to a topic. */
  static void publish(TestKafka kafka, String topic, RuleFiles files)
      throws IOException, RuleFaultsException {
    try (RowProducer<RuleSetVersion> producer =
        new RowProducer<>(
            kafka.bootstrapServers(),
            Map.of(),
            new AvroToKafka<>(topic, RuleSetVersion.class, RuleSetVersion::getVersion))) {
      producer.send(files.publish(Instant.now(), "benchmark", null));
    }
  }
}
