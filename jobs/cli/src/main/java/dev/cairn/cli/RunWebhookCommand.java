package dev.cairn.cli;

import dev.cairn.delivery.DeliveryConfig;
import dev.cairn.delivery.DeliveryTopics;
import dev.cairn.delivery.ReceiverStatus;
import dev.cairn.delivery.Webhooks;
import dev.cairn.delivery.config.WebhookConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn run webhook}: findings out to webhooks, until it is told to stop. */
@Command(
    name = "webhook",
    header = "Findings out to webhooks, until told to stop.",
    description = {
      "Reads the findings of your Kafka and delivers them to the receivers of a file: CloudEvents,",
      "signed, or the JSON of Slack, Teams, PagerDuty, ServiceNow, Jira Service Management, Splunk.",
      "What a receiver does not take is tried again, and in the end goes to a topic of dead letters;",
      "nothing is lost. In this process, until it is told to stop (Ctrl-C). Started again, it goes",
      "on where it was. Says once a minute how each delivery stands.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The file, its receivers and templates: webhook-templates/README.md.",
      "",
      "Example:",
      "  cairn run webhook --bootstrap kafka:9092 --config webhooks.yaml"
    })
final class RunWebhookCommand implements Callable<Integer> {

  private static final int FINDINGS_PARTITIONS = 4;
  private static final Duration REPORT = Duration.ofMinutes(1);

  private final Terminal terminal;

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The receivers, in YAML.")
  private Path config;

  @Option(
      names = "--findings-topic",
      paramLabel = "TOPIC",
      defaultValue = DeliveryConfig.FINDINGS_TOPIC,
      description = "Where the findings are. Default: ${DEFAULT-VALUE}")
  private String findingsTopic;

  @Option(
      names = "--undelivered-topic",
      paramLabel = "TOPIC",
      defaultValue = DeliveryConfig.UNDELIVERED_TOPIC,
      description = "Where dead letters go; made if it is missing. Default: ${DEFAULT-VALUE}")
  private String undeliveredTopic;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = DeliveryConfig.GROUP,
      description = "Consumer groups are named NAME.RECEIVER. Default: ${DEFAULT-VALUE}")
  private String group;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      defaultValue = "PT1H",
      description = {
        "How old findings may be that a new receiver gets; a known one goes on where it was.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String since;

  RunWebhookCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    WebhookConfig receivers = WebhookConfig.read(config, System.getenv());
    DeliveryConfig delivery =
        new DeliveryConfig(
            kafka.bootstrap(),
            kafka.properties(),
            findingsTopic,
            undeliveredTopic,
            group,
            Durations.parse("--since", since),
            DeliveryConfig.MEMORY);
    try {
      for (String topic : DeliveryTopics.make(delivery, FINDINGS_PARTITIONS)) {
        terminal.note("Made the topic " + topic);
      }
      run(receivers, delivery);
    } catch (KafkaException e) {
      // by its kind: what it says may quote the properties
      throw CairnException.wrongUse(
          "Kafka's clients do not start (" + e.getClass().getSimpleName() + ")",
          "Check --bootstrap and --kafka-config.");
    }
    return ExitCode.FINE;
  }

  private void run(WebhookConfig receivers, DeliveryConfig delivery)
      throws IOException, InterruptedException {
    try (StopSignal signal = StopSignal.heard()) {
      Webhooks webhooks = Webhooks.start(receivers, delivery);
      try {
        receivers
            .receivers()
            .forEach(
                receiver ->
                    terminal.note("Delivering %s to %s".formatted(findingsTopic, receiver)));
        awaitStop(signal, webhooks);
      } finally {
        webhooks.close();
        tell(webhooks);
      }
    }
  }

  private void awaitStop(StopSignal signal, Webhooks webhooks)
      throws IOException, InterruptedException {
    long[] next = {System.nanoTime() + REPORT.toNanos()};
    signal.await(
        () -> {
          webhooks.checkRunning();
          if (System.nanoTime() - next[0] >= 0) {
            next[0] += REPORT.toNanos();
            tell(webhooks);
          }
        });
  }

  private void tell(Webhooks webhooks) {
    for (ReceiverStatus of : webhooks.status()) {
      terminal.note(
          "%s: delivered %,d, retried %,d, dead-lettered %,d, overtaken %,d, waiting %,d, oldest %,d s"
              .formatted(
                  of.receiver(),
                  of.delivered(),
                  of.retried(),
                  of.deadLettered(),
                  of.coalesced(),
                  of.pending(),
                  of.oldest().toSeconds()));
    }
  }
}
