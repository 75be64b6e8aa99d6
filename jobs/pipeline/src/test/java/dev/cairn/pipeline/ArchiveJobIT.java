package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.retention.TestRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.pipeline.LocalArchiveRun.OnFailure;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive job on a real broker and a MiniCluster. */
class ArchiveJobIT {

  private static final int PARTITIONS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final RetentionRules RULES = TestRules.of("proxysql.query");

  @TempDir static Path shared;
  private static TestKafka kafka;
  private static URI keys;

  @TempDir Path directory;
  private URI archive;
  private Path checkpoints;
  private Path anchor;
  private String topic;

  @BeforeAll
  static void startKafka() throws IOException {
    kafka = TestKafka.start(shared.resolve("kafka"));
    Path keyFile = shared.resolve("keys.json");
    KeyFile.create(keyFile, RULES.retentionClasses());
    keys = URI.create("keyfile://" + keyFile);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void prepare() throws IOException {
    archive = directory.resolve("archive").toUri();
    archive = URI.create("file://" + archive.getPath());
    checkpoints = directory.resolve("flink");
    anchor = directory.resolve("anchor.json");
    topic = "queries-" + directory.getFileName();
    kafka.createTopic(topic, PARTITIONS);
  }

  @Test
  void everyRecordIsArchivedOnceAsEventOrDeadLetter() throws Exception {
    produce(0, 3_000);
    produceGarbage(30);

    runUntilArchived();

    assertThat(rows("events")).isEqualTo(3_000);
    assertThat(rows("dead_letters")).isEqualTo(30);
    assertThat(archivedOffsets()).isEqualTo(3_030);
  }

  @Test
  void aRunThatWasCancelledGoesOnFromItsCheckpoint() throws Exception {
    produce(0, 1_000);
    runUntilArchived();
    produce(1_000, 2_000);

    runUntilArchived();

    assertThat(rows("events")).isEqualTo(2_000);
    assertThat(archivedOffsets()).isEqualTo(2_000);
  }

  @Test
  void withoutItsCheckpointARunGoesOnFromTheChain() throws Exception {
    produce(0, 1_000);
    runUntilArchived();
    delete(checkpoints);
    produce(1_000, 2_000);

    runUntilArchived();

    assertThat(rows("events")).isEqualTo(2_000);
    assertThat(archivedOffsets()).isEqualTo(2_000);
  }

  @Test
  void checkpointsHoldNoRecordContent() throws Exception {
    produce(0, 500);
    runUntilArchived();

    try (Stream<Path> files = Files.walk(checkpoints)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain("canary").doesNotContain("SELECT");
      }
    }
  }

  private void runUntilArchived() throws Exception {
    Map<TopicPartition, Long> ends = ends();
    try (BlobStore store = BlobStores.open(archive)) {
      try (ArchiveAccess access = ArchiveAccess.prepare(store, keys, Optional.of(anchor), RULES);
          LocalArchiveRun job =
              LocalArchiveRun.start(config(), checkpoints, access.nextOffsets(), OnFailure.STOP)) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!covers(access.nextOffsets(), ends)) {
          job.checkRunning();
          assertThat(System.nanoTime()).as("archived within %s", LIMIT).isLessThan(deadline);
          Thread.sleep(50);
        }
      }
    }
  }

  private static boolean covers(Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private ArchiveJobConfig config() {
    return new ArchiveJobConfig(
        kafka.bootstrapServers(),
        Map.of(),
        List.of(new TopicSource(topic, "proxysql.query", ZoneOffset.UTC)),
        archive,
        keys,
        anchor.toString(),
        CommitTimes.everyCheckpoint(Duration.ofMillis(300)),
        2,
        false,
        WriterLimits.DEFAULT,
        RULES);
  }

  private final Map<TopicPartition, Long> produced = new HashMap<>();

  private Map<TopicPartition, Long> ends() {
    return Map.copyOf(produced);
  }

  private void produce(int from, int to) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = from; i < to; i++) {
        send(producer, i % PARTITIONS, statement(i));
      }
    }
  }

  private void produceGarbage(int records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = 0; i < records; i++) {
        send(producer, i % PARTITIONS, i == 0 ? null : new byte[] {'{', (byte) i, (byte) 0xff});
      }
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, int partition, byte[] value) {
    producer.send(new ProducerRecord<>(topic, partition, null, value));
    produced.merge(new TopicPartition(topic, partition), 1L, Long::sum);
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            // a new partition may take the second batch in flight before it takes the first
            "max.in.flight.requests.per.connection", "1"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
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

  private long rows(String table) throws IOException {
    return manifests().stream()
        .flatMap(manifest -> manifest.files().stream())
        .filter(file -> file.table().equals(table))
        .mapToLong(ArchiveFile::rows)
        .sum();
  }

  private long archivedOffsets() throws IOException {
    return manifests().stream()
        .flatMap(manifest -> manifest.offsets().stream())
        .mapToLong(range -> range.last() - range.first() + 1)
        .sum();
  }

  private List<Manifest> manifests() throws IOException {
    try (BlobStore store = BlobStores.open(archive)) {
      return Chain.open(store).manifests();
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
