package dev.cairn.benchmarks;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.benchmarks.rounds.Contender;
import dev.cairn.benchmarks.rounds.RoundResult;
import dev.cairn.benchmarks.rounds.WorkerConfig;
import dev.cairn.benchmarks.rounds.WorkerProcess;
import dev.cairn.benchmarks.workload.Workload;
import dev.cairn.testkit.kafka.KafkaBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The archive job while records come at a steady rate, as they do all day. */
final class SteadyRun {

  /** One source is enough here, and the one with the largest records. */
  private static final String SOURCE = "proxysql.query";

  /** Sent before, to see that the job runs. */
  private static final int PRIMER = 1_000;

  private final KafkaBroker kafka;
  private final Options options;
  private final Path keyFile;
  private final List<byte[]> values;

  /**
   * What came out at one rate.
   *
   * @param rate records a second
   * @param records records sent
   * @param p50Millis half of the last two thirds were in the archive so long after Kafka's
   *     timestamp: in a visible file, with its manifest visible too
   * @param p99Millis the same for 99 of 100
   * @param maxMillis the same for all
   * @param job what the job cost, with heap and size of the last checkpoint
   */
  record Outcome(
      int rate, long records, long p50Millis, long p99Millis, long maxMillis, RoundResult job) {}

  SteadyRun(KafkaBroker kafka, Options options, Path keyFile, List<byte[]> values) {
    this.kafka = kafka;
    this.options = options;
    this.keyFile = keyFile;
    this.values = values;
  }

  Outcome run(int rate) throws IOException, InterruptedException {
    String topic = "steady-" + rate;
    kafka.createTopic(topic, options.partitions());
    int steady = Math.toIntExact(rate * options.steady().toSeconds());
    int records = PRIMER + steady;
    var config =
        new WorkerConfig(
            Contender.ARCHIVE_JOB,
            options.events(),
            kafka.bootstrapServers(),
            Map.of(topic, SOURCE),
            records,
            options.steadyParallelism(),
            options.steadyCheckpoint().toMillis(),
            options.work().resolve(topic).toString(),
            null,
            keyFile.toString());
    try (WorkerProcess worker = WorkerProcess.start(config, null)) {
      Path archive = worker.directory().resolve("archive");
      var watch = new ManifestWatch(archive.resolve(Manifest.FOLDER));
      worker.begin();
      long[][] sent = new long[options.partitions()][records / options.partitions() + 1];
      try (KafkaProducer<byte[], byte[]> producer = Topics.producer(kafka)) {
        produce(producer, topic, PRIMER, Integer.MAX_VALUE, sent);
        watch.awaitManifests(2);
        produce(producer, topic, steady, rate, sent);
      }
      RoundResult job = worker.end();
      long[] latencies = latencies(archive, watch.stop(), sent, PRIMER + steady / 3);
      return new Outcome(
          rate,
          records,
          percentile(latencies, 50),
          percentile(latencies, 99),
          latencies[latencies.length - 1],
          job);
    }
  }

  /** Sends at the rate; notes Kafka's timestamp of each offset of each partition. */
  private void produce(
      KafkaProducer<byte[], byte[]> producer, String topic, int records, int rate, long[][] sent) {
    long start = System.nanoTime();
    for (int i = 0; i < records; i++) {
      long due = start + i * 1_000_000_000L / rate;
      long early = due - System.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(early);
      }
      producer.send(
          new ProducerRecord<>(topic, i % sent.length, null, values.get(i % values.size())),
          (metadata, e) -> {
            if (e == null) {
              sent[metadata.partition()][(int) metadata.offset()] = metadata.timestamp();
            }
          });
    }
    producer.flush();
  }

  /** Latencies, sorted, of all but those sent first: the job's code is still compiled then. */
  private static long[] latencies(
      Path archive, Map<Long, Long> visible, long[][] sent, int first) throws IOException {
    List<Long> latencies = new ArrayList<>();
    long from =
        Arrays.stream(sent)
            .flatMapToLong(Arrays::stream)
            .filter(at -> at > 0)
            .sorted()
            .skip(first)
            .findFirst()
            .orElseThrow();
    try (BlobStore store = BlobStores.open(URI.create("file://" + archive))) {
      for (Manifest manifest : Chain.open(store).manifests()) {
        for (OffsetRange range : manifest.offsets()) {
          for (long offset = range.first(); offset <= range.last(); offset++) {
            long at = sent[range.partition()][(int) offset];
            if (at >= from) {
              latencies.add(visible.get(manifest.sequence()) - at);
            }
          }
        }
      }
    }
    return latencies.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static long percentile(long[] sorted, int percent) {
    return sorted[(int) Math.min(sorted.length - 1, (long) sorted.length * percent / 100)];
  }

  /** The first records of the source in a workload. */
  static List<byte[]> values(Workload workload) throws IOException {
    List<byte[]> values = new ArrayList<>();
    workload.forEach(
        (source, block, value) -> {
          if (source.equals(SOURCE) && values.size() < 50_000) {
            values.add(value);
          }
        });
    return values;
  }
}
