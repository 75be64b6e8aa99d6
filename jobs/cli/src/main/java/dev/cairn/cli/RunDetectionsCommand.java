package dev.cairn.cli;

import dev.cairn.formats.RecordParser;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.detections.DetectionsJobConfig;
import dev.cairn.pipeline.detections.LocalDetectionsRun;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn run detections}: the detections job in this process, until it is told to stop. */
@Command(
    name = "detections",
    header = "Raw topics and sessions into findings, until told to stop.",
    description = {
      "Judges what the raw topics of your Kafka hold, and the sessions that cairn run sessions",
      "writes, by the rules that cairn rules publish put in force, and writes findings to a topic,",
      "which it makes if it is missing. In this process, until it is told to stop (Ctrl-C). Started",
      "again, it goes on where it was. Rules may change at any time: no restart is needed.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A finding is in its topic as soon as it is made: for a statement, a second or so after its",
      "record came. To keep findings and rules, archive their topics: cairn run archive … --topic",
      "cairn.findings --topic cairn.rules --topic cairn.reviews. To be told of them: cairn run",
      "webhook. To see them: cairn findings.",
      "",
      "The checkpoints hold users, addresses, times, counts, names of tables and hashes of",
      "statements' digests; no text and no raw record. Give them an encrypted directory that no",
      "other user reads.",
      "",
      "Example:",
      "  cairn rules publish detection-rules --bootstrap kafka:9092 --by \"D. Deploy\"",
      "  cairn run detections --bootstrap kafka:9092 --checkpoints /srv/flink-detections \\",
      "    --topic proxysql.query --topic proxysql.audit --topic mysql.audit \\",
      "    --topic network.flow --topic azure.activity --topic azure.keyvault \\",
      "    --topic cairn.sessions --reference-tables /etc/cairn/reference-tables"
    })
final class RunDetectionsCommand implements Callable<Integer> {

  private static final String SESSIONS = "cairn.sessions";

  private final Terminal terminal;

  @Mixin private KafkaOptions kafka;

  @Mixin private TopicOptions topics;

  @Mixin private ReferenceOptions reference;

  @Option(
      names = "--rules-topic",
      paramLabel = "TOPIC",
      defaultValue = DetectionsJobConfig.RULES_TOPIC,
      description = "Where the rules are. Default: ${DEFAULT-VALUE}")
  private String rulesTopic;

  @Option(
      names = "--findings-topic",
      paramLabel = "TOPIC",
      defaultValue = DetectionsJobConfig.FINDINGS_TOPIC,
      description = "Where findings go. Default: ${DEFAULT-VALUE}")
  private String findingsTopic;

  @Option(
      names = Lateness.KEY,
      split = ",",
      hideParamSyntax = true,
      paramLabel = "SOURCE=DURATION",
      description =
          "How much later than its time a source's record may come: after that what it belongs to"
              + " is called final. May be given again. Default: PT15M.")
  private List<String> lateness = List.of();

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "Tasks of each kind, and partitions of the topic that is made. Default: "
          + "${DEFAULT-VALUE}")
  private int parallelism;

  @Mixin private CheckpointOptions checkpoints;

  @Option(
      names = CheckpointOptions.INTERVAL,
      paramLabel = "DURATION",
      defaultValue = "PT30S",
      description = {
        "Time between checkpoints; findings do not wait for them.", "Default: ${DEFAULT-VALUE}"
      })
  private String checkpointInterval;

  RunDetectionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Duration interval = CheckpointOptions.interval(checkpointInterval);
    if (parallelism < 1) {
      throw CairnException.wrongUse("--parallelism is " + parallelism, "Allowed: 1 or more.");
    }
    DetectionsJobConfig config = config();
    makeTopic();
    requireRules();
    try (StopSignal signal = StopSignal.heard();
        LocalRun job =
            LocalDetectionsRun.start(config, checkpoints.directory(), interval, Until.CLOSED)) {
      terminal.note(
          "Judging %s%s by the rules in %s; writing %s"
              .formatted(
                  TopicOptions.names(config.topics()),
                  config.sessionsTopic() == null ? "" : " and " + config.sessionsTopic(),
                  rulesTopic,
                  findingsTopic));
      signal.await("detections", job);
    }
    return ExitCode.FINE;
  }

  private DetectionsJobConfig config() throws IOException {
    List<TopicSource> raw = new ArrayList<>();
    String sessions = null;
    for (TopicSource topic : topics.sources()) {
      if (topic.source().equals(SESSIONS)) {
        sessions = topic.topic();
      } else if (RecordParser.sources().contains(topic.source())) {
        raw.add(topic);
      } else {
        throw CairnException.wrongUse(
            "Topic " + topic.topic() + " holds " + topic.source() + ", which is not judged",
            "Name raw topics and the topic of sessions.");
      }
    }
    if (raw.isEmpty()) {
      throw CairnException.wrongUse(
          "No raw topic is named", "Name at least one: --topic proxysql.query");
    }
    return new DetectionsJobConfig(
        kafka.bootstrap(),
        kafka.properties(),
        raw,
        sessions,
        rulesTopic,
        findingsTopic,
        Lateness.parse(lateness, RecordParser.sources()),
        parallelism,
        reference.directory().map(Path::toString).orElse(null));
  }

  private void makeTopic() throws IOException, InterruptedException {
    NewTopic topic = new NewTopic(findingsTopic, Optional.of(parallelism), Optional.empty());
    if (NewTopics.make(kafka.clients(), topic)) {
      terminal.note("Made the topic " + findingsTopic);
    }
  }

  private void requireRules() throws IOException, InterruptedException {
    RulesTopic rules = new RulesTopic(kafka.bootstrap(), kafka.properties(), rulesTopic);
    if (rules.make() || rules.last() == null) {
      throw CairnException.wrongUse(
          "There are no rules in the topic " + rulesTopic,
          "Publish some: cairn rules publish detection-rules --bootstrap "
              + kafka.bootstrap()
              + " --by NAME");
    }
  }
}
