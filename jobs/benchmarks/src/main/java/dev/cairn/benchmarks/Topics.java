package dev.cairn.benchmarks;

import dev.cairn.benchmarks.workload.Workload;
import dev.cairn.testkit.kafka.KafkaBroker;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A workload in Kafka, a topic for each source, with what it weighs as log files.
 *
 * @param sources topics with their sources
 * @param records records in all topics together
 * @param rawBytes their bytes
 * @param gzipBytes bytes of the same records as lines, each source by itself through gzip -6
 */
record Topics(Map<String, String> sources, long records, long rawBytes, long gzipBytes) {

  private static final int GZIP_LEVEL = 6;

  /** Makes the topics and fills them; all is acknowledged on return. */
  static Topics fill(KafkaBroker kafka, Workload workload, int partitions) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String source : workload.sources().keySet()) {
      kafka.createTopic(source, partitions);
      sources.put(source, source);
    }
    var failure = new AtomicReference<Exception>();
    Map<String, Gzip> gzips = new HashMap<>();
    long[] totals = new long[2];
    try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
      workload.forEach(
          (source, block, value) -> {
            int partition = Math.floorMod(block / sources.size(), partitions);
            producer.send(
                new ProducerRecord<>(source, partition, null, value),
                (metadata, e) -> failure.compareAndSet(null, e));
            gzips.computeIfAbsent(source, s -> new Gzip()).line(value);
            totals[0]++;
            totals[1] += value.length;
          });
    }
    if (failure.get() != null) {
      throw new IOException("Kafka did not take a record", failure.get());
    }
    long gzipBytes = 0;
    for (Gzip gzip : gzips.values()) {
      gzipBytes += gzip.finish();
    }
    return new Topics(sources, totals[0], totals[1], gzipBytes);
  }

  static KafkaProducer<byte[], byte[]> producer(KafkaBroker kafka) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "linger.ms", "5",
            "batch.size", "131072",
            "max.in.flight.requests.per.connection", "1"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** What gzip would make of a log file. */
  private static final class Gzip {

    private static final int HEADER_AND_TRAILER = 18;

    private long size = HEADER_AND_TRAILER;
    private final Deflater deflater = new Deflater(GZIP_LEVEL, true);
    private final DeflaterOutputStream out =
        new DeflaterOutputStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                size++;
              }

              @Override
              public void write(byte[] bytes, int from, int length) {
                size += length;
              }
            },
            deflater,
            8192);

    void line(byte[] line) throws IOException {
      out.write(line);
      out.write('\n');
    }

    long finish() throws IOException {
      out.close();
      deflater.end();
      return size;
    }
  }
}
