package dev.cairn.pipeline.detections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.Scenario;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.TrafficSimulator;
import dev.cairn.testkit.topics.SimulatedTopics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The detections job on a real broker, a MiniCluster and RocksDB. */
class DetectionsJobIT {

  private static final SimulationConfig WORLD =
      SimulationConfig.DEFAULT
          .withStart(Instant.parse("2026-11-10T19:58:00Z"))
          .withLength(Duration.ofSeconds(70))
          .withTopology(SimulationConfig.DEFAULT.topology().withClients(30))
          .withScenarios(Scenario.CREDENTIAL_GUESSING);
  private static final String GUESSING = "6f0f8f6e-0a4b-4ad6-8b39-1d3a6a1f5b01";

  @TempDir static Path shared;
  private static TestKafka kafka;
  private static List<SimulatedRecord> records;
  private static SimulatedTopics topics;
  private static Map<String, Finding> whole;

  @BeforeAll
  static void judgeOnceWhole() throws Exception {
    SchemaClasses.trust();
    kafka = TestKafka.start(shared.resolve("kafka"));
    records = new ArrayList<>();
    TrafficSimulator.run(WORLD, records::add);
    topics = SimulatedTopics.create(kafka, "all.", records);
    topics.send(records);
    DetectionsRig rig = rig("whole");
    rig.publish(rules("first"));
    rig.runToEnd(2);
    whole = rig.finals();
  }

  @AfterAll
  static void stop() throws Exception {
    if (kafka != null) {
      kafka.close();
    }
  }

  private static DetectionsRig rig(String name) throws IOException {
    return new DetectionsRig(kafka, topics, name, shared);
  }

  private static String rules(String name) throws IOException {
    try (InputStream in =
        DetectionsJobIT.class.getResourceAsStream("/detections/" + name + ".yml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void passwordGuessingIsFoundOnceWithItsEvidence() {
    assertThat(whole.values())
        .filteredOn(finding -> finding.getRuleId().equals(GUESSING))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getSeverity()).isEqualTo("high");
              assertThat(finding.getCount()).isGreaterThan(5);
              assertThat(finding.getTechniques()).containsExactly("T1110.001");
              assertThat(finding.getRuleVersion()).startsWith("1/");
              assertThat(finding.getEventIds()).hasSizeGreaterThan(10);
              assertThat(finding.getMessage())
                  .startsWith(finding.getClientIp() + " failed to log in ")
                  .endsWith("times within 5 minutes (limit 10)");
            });
    assertThat(whole).hasSizeGreaterThan(1);
  }

  @Test
  void stoppedOnTheWayAndStartedAgainWithOtherParallelismItFindsTheSame() throws Exception {
    DetectionsRig rig = rig("stopped");
    rig.publish(rules("first"));
    try (LocalRun run = rig.start(2, Until.END)) {
      rig.await(run, () -> hasCheckpoint("stopped") || run.isDone());
    }
    rig.runToEnd(1);

    assertThat(rig.finals()).isEqualTo(whole);
  }

  private static boolean hasCheckpoint(String name) throws IOException {
    try (Stream<Path> files = Files.walk(shared.resolve(name))) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    } catch (UncheckedIOException e) {
      // a file went while it was looked at
      return false;
    }
  }

  @Test
  void rulesChangeWithoutARestartAndFaultyOnesDoNot() throws Exception {
    SimulatedTopics own = SimulatedTopics.create(kafka, "reload.", records);
    DetectionsRig rig = new DetectionsRig(kafka, own, "reload", shared);
    rig.publish(rules("first").replace("status: failure", "status: never"));
    int half = records.size() / 2;
    try (LocalRun run = rig.start(1, Until.CLOSED)) {
      own.send(records.subList(0, half));
      rig.await(run, () -> rig.versions().size() > 1);
      rig.publish("title: without the rest\n".getBytes(StandardCharsets.UTF_8));
      rig.publish("title: a rule without most of what a rule needs\n");
      String second = rig.publish(rules("second"));
      // until it is in force; there is no telling but by what it finds
      long more = System.nanoTime();
      rig.await(run, () -> System.nanoTime() - more > Duration.ofSeconds(3).toNanos());
      own.send(records.subList(half, records.size()));
      rig.await(run, () -> rig.versions().stream().anyMatch(DetectionsJobIT::isGuessing));

      assertThat(rig.versions())
          .filteredOn(DetectionsJobIT::isGuessing)
          .allSatisfy(
              finding -> {
                assertThat(finding.getRuleVersion()).startsWith("2/");
                assertThat(finding.getRuleSetVersion()).isEqualTo(second);
                assertThat(finding.getThreshold()).isEqualTo(15);
              });
    }
  }

  private static boolean isGuessing(Finding finding) {
    return finding.getRuleId().equals(GUESSING);
  }

  @Test
  void withoutRulesItDoesNotStart() throws Exception {
    DetectionsRig rig = rig("ruleless");

    assertThatThrownBy(() -> rig.runToEnd(1))
        .hasStackTraceContaining("holds no rules without faults")
        .hasStackTraceContaining("Publish some: cairn rules publish DIR");
  }
}
