package dev.cairn.cli;

import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.detections.DetectionsJobConfig;
import dev.cairn.pipeline.detections.LocalDetectionsRun;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.schemas.RuleSetVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * The detections job of a run, after the sessions job and beside the archive job: reads all that was
 * fed and all sessions, and ends. What {@link SessionsBeside} says of kills holds here too. Not
 * thread-safe.
 */
final class DetectionsBeside implements AutoCloseable {

  /**
   * What such a job needs.
   *
   * @param rules directory of the rules, without faults
   * @param topics what it reads, besides sessions
   * @param sessionsTopic where sessions are
   * @param directory its checkpoints, and how far a run came that is done
   * @param referenceTables directory of the tables that name what logs only number
   */
  record Plan(
      Path rules,
      List<TopicSource> topics,
      String sessionsTopic,
      Path directory,
      Optional<Path> referenceTables) {

    /** What it writes, and by what rules, as the archive job reads it. */
    List<TopicSource> output() {
      ReadingRules any = new ReadingRules(ZoneOffset.UTC);
      return OUTPUT.stream().map(topic -> new TopicSource(topic, topic, any)).toList();
    }
  }

  /** Topics have the names of what they hold. */
  private static final List<String> OUTPUT =
      List.of(DetectionsJobConfig.FINDINGS_TOPIC, DetectionsJobConfig.RULES_TOPIC);

  private static final Duration CHECKPOINTS = Duration.ofSeconds(3);

  private final Plan plan;
  private final Properties kafka;
  private final String rules;
  private Properties read;
  private LocalRun job;
  private boolean done;
  private Map<TopicPartition, Long> ends;

  private DetectionsBeside(Plan plan, Properties kafka, String rules) {
    this.plan = plan;
    this.kafka = kafka;
    this.rules = rules;
  }

  /** Makes its topics, and publishes the rules unless they are. Nothing runs yet. */
  static DetectionsBeside prepare(Plan plan, String bootstrap, Terminal terminal)
      throws IOException, InterruptedException {
    RuleDirectory directory =
        RuleDirectory.read(plan.rules(), terminal)
            .orElseThrow(
                () ->
                    CairnException.wrongUse(
                        "The rules in " + plan.rules() + " have faults", "Mend them: see above."));
    Properties kafka = new Properties();
    kafka.put("bootstrap.servers", bootstrap);
    RulesTopic topic =
        new RulesTopic(bootstrap, Map.of(), DetectionsJobConfig.RULES_TOPIC);
    topic.make();
    NewTopics.make(
        kafka,
        new NewTopic(DetectionsJobConfig.FINDINGS_TOPIC, Optional.of(1), Optional.empty()));
    RuleSetVersion before = topic.last();
    String version = directory.rules().version();
    if (before == null || !before.getVersion().equals(version)) {
      topic.send(directory.version("cairn", null));
    }
    return new DetectionsBeside(plan, kafka, version);
  }

  /**
   * Starts the job, unless it was started, or an earlier run has done all of this.
   *
   * @param all where the topics end that it reads
   */
  void start(Map<TopicPartition, Long> all) throws IOException {
    if (done || job != null) {
      return;
    }
    read = new Properties();
    read.put("rules", rules);
    all.forEach((partition, end) -> read.put(partition.toString(), end.toString()));
    Files.createDirectories(plan.directory());
    done = new DoneNote(plan.directory()).says(read);
    if (!done) {
      job =
          LocalDetectionsRun.start(
              config(), plan.directory().resolve("flink"), CHECKPOINTS, Until.END);
    }
  }

  private DetectionsJobConfig config() {
    return new DetectionsJobConfig(
        kafka.getProperty("bootstrap.servers"),
        Map.of(),
        plan.topics(),
        plan.sessionsTopic(),
        DetectionsJobConfig.RULES_TOPIC,
        DetectionsJobConfig.FINDINGS_TOPIC,
        Map.of(),
        1,
        plan.referenceTables().map(Path::toString).orElse(null));
  }

  /**
   * Whether it has read and written all.
   *
   * @throws IOException if it failed
   */
  boolean isDone() throws IOException, InterruptedException {
    if (!done && job != null && job.isDone()) {
      new DoneNote(plan.directory()).write(read);
      done = true;
    }
    return done;
  }

  /** Where its output and the rules end, in records: final once it is done. */
  Map<TopicPartition, Long> ends() throws IOException {
    if (!done) {
      throw new IllegalStateException("the detections job still writes");
    }
    if (ends == null) {
      ends = TopicEnds.of(kafka, OUTPUT);
    }
    return ends;
  }

  @Override
  public void close() throws InterruptedException {
    if (job != null) {
      job.close();
    }
  }
}
