package dev.cairn.cli;

import dev.cairn.pipeline.detections.DetectionsJobConfig;
import dev.cairn.pipeline.detections.RuleTopic;
import dev.cairn.pipeline.streams.AvroToKafka;
import dev.cairn.pipeline.streams.RowProducer;
import dev.cairn.schemas.Micros;
import dev.cairn.schemas.RuleSetVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn rules publish}: puts rules in force. */
@Command(
    name = "publish",
    header = "Put rules in force.",
    description = {
      "Checks a directory of rules and writes it, whole, to the topic of rules. Running detections",
      "jobs take it within seconds; the archive keeps it, with who and why.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 1 if anything is wrong with the rules: those in force stay then.",
      "Also publishes what is in force already: the archive's copy is then kept longer.",
      "Makes the topic if it is missing: one partition, compacted, under keys that never repeat, so",
      "that nothing in it is ever dropped. To go back, publish the older directory.",
      "",
      "Example:",
      "  cairn rules publish detection-rules --bootstrap kafka:9092 --by \"D. Deploy\" \\",
      "    --comment \"bulk export: 50,000 rows\""
    })
final class RulesPublishCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The directory of the rules.")
  private Path directory;

  @Mixin private BrokerOptions broker;

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who publishes them.")
  private String by;

  @Option(names = "--comment", paramLabel = "TEXT", description = "Why, in a few words.")
  private String comment;

  @Option(
      names = "--rules-topic",
      paramLabel = "TOPIC",
      defaultValue = DetectionsJobConfig.RULES_TOPIC,
      description = "The topic of rules. Default: ${DEFAULT-VALUE}")
  private String topic;

  RulesPublishCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    broker.requiredBootstrap();
    if (by.isBlank()) {
      throw CairnException.wrongUse("--by is empty", "Say who publishes: auditors read it.");
    }
    Optional<RuleDirectory> read = RuleDirectory.read(directory, terminal);
    if (read.isEmpty()) {
      return ExitCode.VERDICT_BAD;
    }
    if (NewTopics.make(broker.clients(), newTopic())) {
      terminal.note("Made the topic " + topic);
    }
    RuleSetVersion before = last();
    RuleSetVersion version = read.get().version(by.strip(), comment);
    RuleChanges.of(before, read.get().rules()).print(terminal.out());
    send(version);
    terminal
        .out()
        .println(
            terminal.bold(
                "Published set %s of %s%s."
                    .formatted(
                        version.getVersion(),
                        Counted.rules(read.get().rules().rules().size()),
                        before == null ? "" : "; the one before is " + before.getVersion())));
    return ExitCode.FINE;
  }

  private NewTopic newTopic() {
    return new NewTopic(topic, Optional.of(1), Optional.empty())
        .configs(
            Map.of(
                "cleanup.policy", "compact",
                "max.message.bytes", Integer.toString(RowProducer.MOST_BYTES)));
  }

  private RuleSetVersion last() throws IOException {
    RuleSetVersion[] last = new RuleSetVersion[1];
    try (RuleTopic rules =
        new RuleTopic(broker.requiredBootstrap(), broker.properties(), topic)) {
      rules.readAll(version -> last[0] = version);
    }
    return last[0];
  }

  // by version and time: a set that is published again must not take the place of its first time
  private void send(RuleSetVersion version) throws IOException {
    try (RowProducer<RuleSetVersion> producer =
        new RowProducer<>(
            broker.requiredBootstrap(),
            broker.properties(),
            new AvroToKafka<>(
                topic,
                RuleSetVersion.class,
                one -> one.getVersion() + "@" + Micros.of(one.getPublishedTime())))) {
      producer.send(version);
    }
  }
}
