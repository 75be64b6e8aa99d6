package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.cli.feed.RecordFile;
import dev.cairn.cli.feed.TopicFeeder;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.Session;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.Captures;
import dev.cairn.testkit.kafka.TestKafka;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn run sessions} against a broker that is not its own. */
class RunSessionsIT {

  private static final long LIMIT_SECONDS = 180;

  static {
    SchemaClasses.trust();
  }

  @TempDir Path directory;

  @Test
  void theJobFindsSessionsUntilItIsToldToStopAndGoesOnWhenStartedAgain() throws Exception {
    RecordFile small = audit(Captures.smallPlain(), "proxysql-b");
    RecordFile large = audit(Captures.largeA(), "proxysql-a");
    try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"));
        TopicFeeder feeder = new TopicFeeder(kafka.bootstrapServers())) {
      feeder.feed(new FeedTopic("audit", 1, List.of(small)), read -> {});
      String first = runUntil(kafka, "proxysql-b");
      feeder.feed(new FeedTopic("audit", 1, List.of(small, large)), read -> {});
      String second = runUntil(kafka, "proxysql-a");

      assertThat(first)
          .contains(
              "Made the topic cairn.sessions with 2 partitions",
              "Made the topic cairn.attributions with 2 partitions",
              "Reading audit; writing cairn.sessions and cairn.attributions");
      assertThat(second).contains("Reading audit").doesNotContain("Made");
    }
  }

  /** Runs it until a proxy's sessions are there, stops it, and tells what it said. */
  private String runUntil(TestKafka kafka, String reporter) throws Exception {
    Path output = directory.resolve(reporter + ".log");
    try (ForkedCairn job =
        ForkedCairn.start(
            output,
            "run",
            "sessions",
            "--bootstrap",
            kafka.bootstrapServers(),
            "--topic",
            "audit=proxysql.audit",
            "--parallelism",
            "2",
            "--checkpoints",
            directory.resolve("flink").toString(),
            "--checkpoint-interval",
            "PT0.5S")) {
      long deadline = System.nanoTime() + LIMIT_SECONDS * 1_000_000_000L;
      while (!reporters(kafka).contains(reporter)) {
        assertThat(job.isAlive()).as(Files.readString(output)).isTrue();
        assertThat(System.nanoTime()).as("found in time").isLessThan(deadline);
        Thread.sleep(200);
      }
      job.stop();
      job.await(LIMIT_SECONDS);
    }
    return Files.readString(output);
  }

  /** Whose sessions were committed; no version of any may be there twice. */
  private static Set<String> reporters(TestKafka kafka) throws Exception {
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    clients.put("isolation.level", "read_committed");
    clients.put("allow.auto.create.topics", "false");
    Set<String> reporters = new HashSet<>();
    Set<String> versions = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            clients, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().getOrDefault("cairn.sessions", List.of()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          Session session = Session.fromByteBuffer(ByteBuffer.wrap(record.value()));
          reporters.add(session.getReporter());
          assertThat(versions.add(session.getSessionId() + " " + session.getVersion()))
              .as("said once: %s", session.getSessionId())
              .isTrue();
        }
      }
    }
    return reporters;
  }

  private static RecordFile audit(Capture capture, String reporter) {
    return new RecordFile(
        "audit", capture.files(Captures.PROXYSQL_AUDIT).get(0)::open, reporter);
  }
}
