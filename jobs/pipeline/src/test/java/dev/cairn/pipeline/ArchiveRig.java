package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.FileAnchor;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.retention.TestRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.verify.ArchiveVerifier;
import dev.cairn.archive.verify.VerificationReport;
import dev.cairn.pipeline.LocalArchiveRun.OnFailure;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** One topic of a real broker and one archive in files, and the job between them, run by run. */
final class ArchiveRig {

  static final RetentionRules RULES = TestRules.of("proxysql.query", "sessions");

  /** Commits with each of many checkpoints. */
  static final CommitTimes AT_ONCE = CommitTimes.everyCheckpoint(Duration.ofMillis(300));

  /** Checkpoints as often, but never commits: all files stay open. */
  static final CommitTimes NEVER =
      new CommitTimes(Duration.ofMillis(300), Duration.ofDays(100_000), Duration.ofHours(1));

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final TestKafka kafka;
  private final URI keys;
  private final String topic;
  private final String source;
  private final Path directory;

  /** How the job runs. */
  record Shape(CommitTimes times, int parallelism, boolean unaligned) {}

  interface Condition {
    boolean holds() throws Exception;
  }

  interface Step {
    void run(LocalArchiveRun job) throws Exception;
  }

  ArchiveRig(TestKafka kafka, URI keys, String topic, Path directory) {
    this(kafka, keys, topic, "proxysql.query", directory);
  }

  ArchiveRig(TestKafka kafka, URI keys, String topic, String source, Path directory) {
    this.kafka = kafka;
    this.keys = keys;
    this.topic = topic;
    this.source = source;
    this.directory = directory;
  }

  Path checkpoints() {
    return directory.resolve("flink");
  }

  private URI archive() {
    return URI.create("file://" + directory.resolve("archive"));
  }

  private Path anchor() {
    return directory.resolve("anchor.json");
  }

  /** Runs the job until the chain accounts for all offsets below these. */
  void runUntilArchived(Shape shape, Map<TopicPartition, Long> ends) throws Exception {
    run(shape, OnFailure.STOP, job -> await(job, () -> covers(next(), ends)));
  }

  /** Runs the job until a checkpoint holds all records below these as read. */
  void runUntilRead(Shape shape, Map<TopicPartition, Long> ends) throws Exception {
    run(shape, OnFailure.STOP, job -> await(job, () -> covers(read(), ends)));
  }

  void run(Shape shape, OnFailure onFailure, Step step) throws Exception {
    try (BlobStore store = BlobStores.open(archive());
        ArchiveAccess access = ArchiveAccess.prepare(store, keys, Optional.of(anchor()), RULES);
        LocalArchiveRun job =
            LocalArchiveRun.start(config(shape), checkpoints(), access.nextOffsets(), onFailure)) {
      step.run(job);
    }
  }

  static void await(LocalArchiveRun job, Condition condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      job.checkRunning();
      assertThat(System.nanoTime()).as("within %s", LIMIT).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private static boolean covers(Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /** What the job committed to its consumer group with a checkpoint: how far it has read. */
  private Map<TopicPartition, Long> read() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetAndMetadata> group =
          admin
              .listConsumerGroupOffsets("cairn-archive")
              .partitionsToOffsetAndMetadata()
              .get();
      return group.entrySet().stream()
          .filter(entry -> entry.getValue() != null)
          .collect(
              java.util.stream.Collectors.toMap(
                  Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private ArchiveJobConfig config(Shape shape) {
    return new ArchiveJobConfig(
        kafka.bootstrapServers(),
        Map.of(),
        List.of(new TopicSource(topic, source, ZoneOffset.UTC)),
        archive(),
        keys,
        anchor().toString(),
        shape.times(),
        shape.parallelism(),
        shape.unaligned(),
        WriterLimits.DEFAULT,
        RULES);
  }

  /** The chain's next offsets. */
  Map<TopicPartition, Long> next() throws IOException {
    try (BlobStore store = BlobStores.open(archive())) {
      Map<TopicPartition, Long> next = new java.util.HashMap<>();
      Chain.open(store)
          .nextOffsets()
          .forEach((p, offset) -> next.put(new TopicPartition(p.topic(), p.partition()), offset));
      return next;
    }
  }

  long rows(String table) throws IOException {
    return manifests().stream()
        .flatMap(manifest -> manifest.files().stream())
        .filter(file -> file.table().equals(table))
        .mapToLong(ArchiveFile::rows)
        .sum();
  }

  List<Manifest> manifests() throws IOException {
    try (BlobStore store = BlobStores.open(archive())) {
      return Chain.open(store).manifests();
    }
  }

  VerificationReport verify() throws IOException {
    try (BlobStore store = BlobStores.open(archive())) {
      return ArchiveVerifier.of(store).withAnchor(new FileAnchor(anchor())).verify();
    }
  }
}
