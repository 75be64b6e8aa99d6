package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.retention.RetentionPolicies;
import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.cli.feed.RecordFile;
import dev.cairn.cli.feed.TopicFeeder;
import dev.cairn.testkit.captures.CaptureFile;
import dev.cairn.testkit.captures.Captures;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn run archive} against a broker that is not its own. */
class RunArchiveIT {

  private static final long LIMIT_SECONDS = 120;

  @TempDir Path directory;

  @Test
  void theJobArchivesUntilItIsToldToStopAndGoesOnWhenStartedAgain() throws Exception {
    KeyFile.create(
        directory.resolve("keys.json"), RetentionPolicies.bundled().rules().retentionClasses());
    CaptureFile log = Captures.smallPlain().files(Captures.PROXYSQL_AUDIT).get(0);
    RecordFile once = new RecordFile("audit", log::open, null);
    long lines = CaptureCounts.lines(log);
    try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"));
        TopicFeeder feeder = new TopicFeeder(kafka.bootstrapServers())) {
      feeder.feed(new FeedTopic("audit", 2, List.of(once)), read -> {});
      runUntil(kafka, lines);
      feeder.feed(new FeedTopic("audit", 2, List.of(once, once)), read -> {});
      runUntil(kafka, 2 * lines);
    }
  }

  private void runUntil(TestKafka kafka, long rows) throws Exception {
    Path output = directory.resolve("run.log");
    try (ForkedCairn job =
        ForkedCairn.start(
            output,
            "run",
            "archive",
            "--bootstrap",
            kafka.bootstrapServers(),
            "--topic",
            "audit=proxysql.audit",
            "--archive",
            archive(),
            "--keys",
            "keyfile://" + directory.resolve("keys.json"),
            "--checkpoints",
            directory.resolve("flink").toString(),
            "--checkpoint-interval",
            "PT0.5S",
            "--roll-interval",
            "PT0S")) {
      long deadline = System.nanoTime() + LIMIT_SECONDS * 1_000_000_000L;
      while (rows() < rows) {
        assertThat(job.isAlive()).as(Files.readString(output)).isTrue();
        assertThat(System.nanoTime()).as("archived in time").isLessThan(deadline);
        Thread.sleep(200);
      }
      job.stop();
      job.await(LIMIT_SECONDS);
    }
    Run verify = Run.cairn("verify", "--archive", archive());
    assertThat(verify.code()).as(verify.out()).isZero();
    assertThat(rows()).isEqualTo(rows);
  }

  private String archive() {
    return "file://" + directory.resolve("archive");
  }

  private long rows() throws IOException {
    Run verify = Run.cairn("verify", "--archive", archive(), "--json");
    if (verify.out().isBlank()) {
      return 0; // no archive yet
    }
    JsonNode report = new ObjectMapper().readTree(verify.out());
    return report.at("/rows/events").asLong();
  }
}
