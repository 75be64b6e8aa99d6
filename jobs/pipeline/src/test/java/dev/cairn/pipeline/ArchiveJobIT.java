package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.pipeline.ArchiveRig.Shape;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive job on a real broker and a MiniCluster. */
class ArchiveJobIT {

  private static final Shape SHAPE = new Shape(ArchiveRig.AT_ONCE, 2, false);

  @TempDir static Path shared;
  private static TestKafka kafka;
  private static URI keys;

  @TempDir Path directory;
  private RawTopic topic;
  private ArchiveRig rig;

  @BeforeAll
  static void startKafka() throws IOException {
    kafka = TestKafka.start(shared.resolve("kafka"));
    Path keyFile = shared.resolve("keys.json");
    KeyFile.create(keyFile, ArchiveRig.RULES.retentionClasses());
    keys = URI.create("keyfile://" + keyFile);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void prepare() throws IOException {
    String name = "queries-" + directory.getFileName();
    kafka.createTopic(name, RawTopic.PARTITIONS);
    topic = new RawTopic(kafka, name);
    rig = new ArchiveRig(kafka, keys, name, directory);
  }

  @Test
  void everyRecordIsArchivedOnceAsEventOrDeadLetter() throws Exception {
    topic.produce(0, 3_000);
    for (int i = 0; i < 30; i++) {
      topic.send(i == 0 ? null : new byte[] {'{', (byte) i, (byte) 0xff}, i % 3);
    }

    rig.runUntilArchived(SHAPE, topic.ends());

    assertThat(rig.rows("events")).isEqualTo(3_000);
    assertThat(rig.rows("dead_letters")).isEqualTo(30);
    assertThat(archivedOffsets()).isEqualTo(3_030);
  }

  @Test
  void aRunThatWasCancelledGoesOnFromItsCheckpoint() throws Exception {
    topic.produce(0, 1_000);
    rig.runUntilArchived(SHAPE, topic.ends());
    topic.produce(1_000, 2_000);

    rig.runUntilArchived(SHAPE, topic.ends());

    assertThat(rig.rows("events")).isEqualTo(2_000);
    assertThat(archivedOffsets()).isEqualTo(2_000);
  }

  @Test
  void withoutItsCheckpointARunGoesOnFromTheChain() throws Exception {
    topic.produce(0, 1_000);
    rig.runUntilArchived(SHAPE, topic.ends());
    delete(rig.checkpoints());
    topic.produce(1_000, 2_000);

    rig.runUntilArchived(SHAPE, topic.ends());

    assertThat(rig.rows("events")).isEqualTo(2_000);
    assertThat(archivedOffsets()).isEqualTo(2_000);
  }

  @Test
  void checkpointsHoldNoRecordContent() throws Exception {
    topic.produce(0, 500);
    rig.runUntilArchived(SHAPE, topic.ends());

    try (Stream<Path> files = Files.walk(rig.checkpoints())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain("canary").doesNotContain("SELECT");
      }
    }
  }

  private long archivedOffsets() throws IOException {
    return rig.manifests().stream()
        .flatMap(manifest -> manifest.offsets().stream())
        .mapToLong(OffsetRange::count)
        .sum();
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
