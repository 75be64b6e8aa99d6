package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.LostRange.Reason;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.verify.Verdict;
import dev.cairn.archive.verify.VerificationReport;
import dev.cairn.pipeline.ArchiveRig.Shape;
import dev.cairn.pipeline.LocalArchiveRun.OnFailure;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every offset once, or in the chain as lost: over restarts with files open, other parallelisms,
 * older checkpoints, and what Kafka does to its logs. On a real broker and a MiniCluster.
 */
class ExactlyOnceIT {

  private static final Shape AT_ONCE = new Shape(ArchiveRig.AT_ONCE, 2, false);

  @TempDir static Path shared;
  private static TestKafka kafka;
  private static URI keys;

  @TempDir Path directory;
  private String name;
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
    name = "queries-" + directory.getFileName();
    kafka.createTopic(name, RawTopic.PARTITIONS);
    topic = new RawTopic(kafka, name);
    rig = new ArchiveRig(kafka, keys, name, directory);
  }

  @Test
  void openFilesSurviveRestartsWithOtherParallelisms() throws Exception {
    topic.produce(0, 600);
    rig.runUntilRead(new Shape(ArchiveRig.NEVER, 1, false), topic.ends());
    topic.produce(600, 1_000);
    rig.runUntilRead(new Shape(ArchiveRig.NEVER, 3, true), topic.ends());
    assertThat(rig.next()).as("files were open over all checkpoints").isEmpty();
    topic.produce(1_000, 1_500);

    rig.runUntilArchived(new Shape(ArchiveRig.AT_ONCE, 2, true), topic.ends());

    assertWhole(1_500);
  }

  @Test
  void filesRollWithTheirInterval() throws Exception {
    CommitTimes rolling =
        new CommitTimes(Duration.ofMillis(200), Duration.ofSeconds(4), Duration.ofHours(1));
    topic.produce(0, 300);

    rig.runUntilArchived(new Shape(rolling, 2, false), topic.ends());
    topic.produce(300, 600);
    rig.runUntilArchived(new Shape(rolling, 3, false), topic.ends());

    assertWhole(600);
  }

  @Test
  void anOlderCheckpointArchivesNothingTwice() throws Exception {
    topic.produce(0, 300);
    rig.runUntilArchived(AT_ONCE, topic.ends());
    Path older = directory.resolve("older");
    copy(rig.checkpoints(), older);
    topic.produce(300, 900);
    rig.runUntilArchived(AT_ONCE, topic.ends());
    delete(rig.checkpoints());
    copy(older, rig.checkpoints());
    topic.produce(900, 1_200);

    rig.runUntilArchived(AT_ONCE, topic.ends());

    assertWhole(1_200);
  }

  @Test
  void offsetsThatKafkaDeletedAreInTheChainAsLost() throws Exception {
    topic.produce(0, 300);
    rig.runUntilArchived(AT_ONCE, topic.ends());
    topic.produce(300, 600);
    // of one partition some of the new records, of another all: no record will tell of those
    deleteBefore(Map.of(topic.partition(0), 150L, topic.partition(1), 200L));

    rig.runUntilArchived(AT_ONCE, topic.ends());

    assertThat(lost())
        .containsExactlyInAnyOrder(
            new LostRange(new OffsetRange(name, 0, 100, 149), Reason.DELETED),
            new LostRange(new OffsetRange(name, 1, 100, 199), Reason.DELETED));
    VerificationReport report = rig.verify();
    assertThat(report.faults(Verdict.INTEGRITY)).isEmpty();
    assertThat(report.good(Verdict.COMPLETENESS)).isFalse();
    assertThat(report.lostOffsets()).isEqualTo(150);
    assertThat(rig.rows("events")).isEqualTo(450);
  }

  @Test
  void transactionMarkersAndWhatWasTakenBackAreNoLoss() throws Exception {
    topic.produceTransaction(0, 90, true);
    topic.produceTransaction(90, 120, false);
    topic.produceTransaction(120, 180, true);
    topic.produce(180, 210);

    rig.runUntilArchived(AT_ONCE, topic.ends());

    assertThat(lost()).isNotEmpty().allMatch(range -> range.reason() == Reason.NO_RECORD);
    assertThat(rig.rows("events")).isEqualTo(180);
    assertThat(rig.verify().faults()).isEmpty();
  }

  @Test
  void aTopicThatWasMadeAnewStopsTheJobForGood() throws Exception {
    topic.produce(0, 300);
    rig.runUntilArchived(AT_ONCE, topic.ends());
    remakeTopic();
    new RawTopic(kafka, name).produce(0, 30);

    assertThatThrownBy(
            () ->
                rig.run(
                    AT_ONCE,
                    OnFailure.RESTART,
                    job -> ArchiveRig.await(job, () -> false)))
        .isInstanceOf(ArchiveJobFailedException.class)
        .satisfies(
            e ->
                assertThat(((ArchiveJobFailedException) e).reason())
                    .isInstanceOf(OffsetsWentBackException.class)
                    .hasMessageContaining(name));
    assertWhole(300);
  }

  @Test
  void aJobWithNothingToReadLeavesHeartbeats() throws Exception {
    CommitTimes times =
        new CommitTimes(Duration.ofMillis(200), Duration.ZERO, Duration.ofSeconds(1));

    rig.run(
        new Shape(times, 1, false),
        OnFailure.STOP,
        job -> ArchiveRig.await(job, () -> rig.manifests().size() >= 3));

    assertThat(rig.manifests()).allMatch(manifest -> manifest.files().isEmpty());
    assertThat(rig.verify().faults()).isEmpty();
  }

  private void assertWhole(long records) throws IOException {
    VerificationReport report = rig.verify();
    assertThat(report.faults()).isEmpty();
    assertThat(rig.rows("events")).isEqualTo(records);
    assertThat(rig.next()).isEqualTo(topic.ends());
    assertThat(
            rig.manifests().stream()
                .flatMap(manifest -> manifest.offsets().stream())
                .mapToLong(OffsetRange::count)
                .sum())
        .isEqualTo(records);
  }

  private List<LostRange> lost() throws IOException {
    return rig.manifests().stream().flatMap(manifest -> manifest.lost().stream()).toList();
  }

  private void deleteBefore(Map<TopicPartition, Long> offsets) throws Exception {
    try (Admin admin = rig.admin()) {
      Map<TopicPartition, RecordsToDelete> wanted = new java.util.HashMap<>();
      offsets.forEach((p, offset) -> wanted.put(p, RecordsToDelete.beforeOffset(offset)));
      admin.deleteRecords(wanted).all().get();
    }
  }

  private void remakeTopic() throws Exception {
    try (Admin admin = rig.admin()) {
      admin.deleteTopics(List.of(name)).all().get();
      // deletion goes on after the answer: making it is refused until it is done
      long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (true) {
        try {
          kafka.createTopic(name, RawTopic.PARTITIONS);
          return;
        } catch (IOException e) {
          assertThat(System.nanoTime()).as("topic made anew").isLessThan(deadline);
          Thread.sleep(100);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
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
