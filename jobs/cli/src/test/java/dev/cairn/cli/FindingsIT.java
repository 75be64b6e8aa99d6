package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.retention.RetentionPolicies;
import dev.cairn.pipeline.streams.AvroToKafka;
import dev.cairn.pipeline.streams.RowProducer;
import dev.cairn.schemas.Finding;
import dev.cairn.testkit.kafka.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings, rules and reviews through a real Kafka and a running archive job. */
class FindingsIT {

  private static final long LIMIT_SECONDS = 120;

  @TempDir Path directory;

  @Test
  void whatIsPublishedFoundAndReviewedComesIntoTheArchiveWhileItsJobRuns() throws Exception {
    KeyFile.create(
        directory.resolve("keys.json"), RetentionPolicies.bundled().rules().retentionClasses());
    Path rules = Files.createDirectory(directory.resolve("rules"));
    Files.writeString(rules.resolve("grants.yml"), RulesCheckCommandTest.RULE);
    try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"))) {
      kafka.createTopic("cairn.findings", 1);
      kafka.createTopic("cairn.reviews", 1);
      publishTwice(kafka, rules);
      find(kafka);
      Path output = directory.resolve("run.log");
      try (ForkedCairn job = ForkedCairn.start(output, archiveJob(kafka))) {
        awaitOutput(job, output, "findings", "--output", "csv", SomeFindings.EXPORT);
        Run refused = cairn("findings", "ack", SomeFindings.EXPORT, "--by", "N.", "--why", "x");
        assertThat(refused.code()).isEqualTo(ExitCode.OUT_OF_REACH);

        Run ack =
            cairn(
                "findings", "ack", "3f2a91c0", "--by", "N. Nightshift", "--why", "asking",
                "--bootstrap", kafka.bootstrapServers());

        assertThat(ack.code()).as(ack.err()).isZero();
        assertThat(ack.out()).contains("Written to the topic cairn.reviews");
        assertThat(ack.err()).contains("--topic cairn.reviews");
        awaitOutput(
            job, output, "findings", "--status", "acknowledged", "--output", "csv",
            SomeFindings.EXPORT);
        awaitOutput(job, output, "rules", "list", "Second");
        job.stop();
        job.await(LIMIT_SECONDS);
      }
    }
    assertThat(cairn("rules", "list").out()).contains("First").contains("Second");
    Run verify = Run.cairn("verify", "--archive", archive());
    assertThat(verify.code()).as(verify.out()).isZero();
  }

  private void publishTwice(TestKafka kafka, Path rules) throws Exception {
    Run first = publish(kafka, rules, "First");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).contains("Made the topic cairn.rules");
    assertThat(first.out())
        .contains("These are the first rules in the topic.")
        .contains("of 1 rule.");
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "cairn.rules");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThat(
              admin
                  .describeConfigs(List.of(topic))
                  .all()
                  .get()
                  .get(topic)
                  .get("cleanup.policy")
                  .value())
          .isEqualTo("compact");
    }

    Files.writeString(
        rules.resolve("grants.yml"), RulesCheckCommandTest.RULE.replace("high", "critical"));
    Files.writeString(
        rules.resolve("more.yml"),
        RulesCheckCommandTest.RULE.replace("0c11", "0c12").replace("Grants", "More"));
    Run second = publish(kafka, rules, "Second");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out())
        .contains("~  changed  1d3b9d1e-6a0e-4b0e-9d43-0a3b6a6f0c11  Grants")
        .contains("+  added    1d3b9d1e-6a0e-4b0e-9d43-0a3b6a6f0c12  More")
        .contains("of 2 rules; the one before is ");

    Files.writeString(rules.resolve("more.yml"), "title: [");
    assertThat(publish(kafka, rules, "Third").code()).isEqualTo(ExitCode.VERDICT_BAD);
    Files.delete(rules.resolve("more.yml"));
  }

  private Run publish(TestKafka kafka, Path rules, String comment) {
    return Run.cairn(
        "rules", "publish", rules.toString(), "--bootstrap", kafka.bootstrapServers(),
        "--by", "D. Deploy", "--comment", comment);
  }

  private static void find(TestKafka kafka) throws Exception {
    Finding finding = SomeFindings.finding(SomeFindings.EXPORT, 0);
    try (RowProducer<Finding> producer =
        new RowProducer<>(
            kafka.bootstrapServers(),
            Map.of(),
            new AvroToKafka<>("cairn.findings", Finding.class, Finding::getFindingId))) {
      producer.send(finding);
    }
  }

  private void awaitOutput(ForkedCairn job, Path output, String... commandThenText)
      throws Exception {
    int last = commandThenText.length - 1;
    String[] command = List.of(commandThenText).subList(0, last).toArray(new String[0]);
    long deadline = System.nanoTime() + LIMIT_SECONDS * 1_000_000_000L;
    while (!cairn(command).out().contains(commandThenText[last])) {
      assertThat(job.isAlive()).as(Files.readString(output)).isTrue();
      assertThat(System.nanoTime()).as("archived in time").isLessThan(deadline);
      Thread.sleep(200);
    }
  }

  private Run cairn(String... command) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(List.of("--archive", archive(), "--keys", keys()));
    return Run.cairn(line.toArray(new String[0]));
  }

  private String[] archiveJob(TestKafka kafka) {
    return new String[] {
      "run", "archive", "--bootstrap", kafka.bootstrapServers(), "--topic", "cairn.findings",
      "--topic", "cairn.reviews", "--topic", "cairn.rules", "--archive", archive(), "--keys", keys(),
      "--checkpoints", directory.resolve("flink").toString(), "--checkpoint-interval", "PT0.5S",
      "--roll-interval", "PT0S"
    };
  }

  private String archive() {
    return "file://" + directory.resolve("archive");
  }

  private String keys() {
    return "keyfile://" + directory.resolve("keys.json");
  }
}
