package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.pipeline.ArchiveAccess;
import dev.cairn.pipeline.ArchiveJobConfig;
import dev.cairn.pipeline.ArchiveJobFailedException;
import dev.cairn.pipeline.LocalArchiveRun;
import dev.cairn.pipeline.LocalArchiveRun.OnFailure;
import dev.cairn.pipeline.CommitTimes;
import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn run archive}: the archive job in this process, until it is told to stop. */
@Command(
    name = "archive",
    header = "Raw topics into the archive, until told to stop.",
    description = {
      "Archives the raw topics of your Kafka, and those of sessions and attributions, in this",
      "process, until it is told to stop (Ctrl-C).",
      "Started again, it goes on where it was.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  cairn run archive --bootstrap kafka:9092 --topic proxysql.query --topic audit=mysql.audit \\",
      "    --topic cairn.sessions --topic cairn.attributions \\",
      "    --archive file:///srv/archive --keys keyfile:///srv/keys.json --checkpoints /srv/flink"
    })
final class RunArchiveCommand implements Callable<Integer> {

  private static final Duration HEALTH_CHECK = Duration.ofSeconds(1);

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Mixin private PolicyOptions policyOptions;

  @Mixin private ReadingOptions readingOptions;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Kafka's bootstrap servers, separated by commas.")
  private String bootstrap;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC[=SOURCE]",
      description = {
        "A topic and the source it holds; without a source, the topic is named after it.",
        "May be given again."
      })
  private List<String> topics = new ArrayList<>();

  @Option(
      names = "--topics",
      paramLabel = "FILE",
      description = {
        "Topics in a YAML file, where each says how its records are read:",
        "'TOPIC: {source: NAME, time-zone: ZONE, statement-limit: BYTES, sql-token-key: FILE}'."
      })
  private Path topicsFile;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of the Kafka consumer (security.protocol, sasl.…).")
  private Path kafkaConfig;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      required = true,
      description = "Directory for Flink's checkpoints: offsets and names, no record content.")
  private Path checkpoints;

  @Option(
      names = "--checkpoint-interval",
      paramLabel = "DURATION",
      defaultValue = "PT60S",
      description = {
        "Time between checkpoints, such as PT60S or PT5M. Commits happen with a checkpoint.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String checkpointInterval;

  @Option(
      names = "--roll-interval",
      paramLabel = "DURATION",
      defaultValue = "PT15M",
      description = {
        "How long files stay open at least; PT0S commits with every checkpoint. The longer, the",
        "larger and fewer the files, and the later they are archived. Default: ${DEFAULT-VALUE}"
      })
  private String rollInterval;

  @Option(
      names = "--heartbeat-interval",
      paramLabel = "DURATION",
      defaultValue = "PT1H",
      description = {
        "After so long without a commit an empty one says that the job lives.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String heartbeatInterval;

  @Option(
      names = "--unaligned-checkpoints",
      description = "Checkpoints overtake waiting records: sooner done when the job lags behind.")
  private boolean unalignedCheckpoints;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "Readers and writers. Default: ${DEFAULT-VALUE}")
  private int parallelism;

  RunArchiveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    RetentionRules rules = policyOptions.load().rules();
    ArchiveJobConfig config = config(rules);
    try (BlobStore store = BlobStores.open(options.archive());
        Closeable lock = store.lockForWriting();
        ArchiveAccess access =
            ArchiveAccess.prepare(
                store,
                options.requiredKeys(),
                ArchiveOptions.openAnchor(options.anchor(), options.archive()),
                rules)) {
      if (!LocalArchiveRun.hasCheckpoint(checkpoints)) {
        access.abandonUnclaimed();
      }
      runUntilStopped(config, access);
    }
    return ExitCode.FINE;
  }

  private void runUntilStopped(ArchiveJobConfig config, ArchiveAccess access)
      throws IOException, InterruptedException, ArchiveJobFailedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread onSignal =
        new Thread(
            () -> {
              stop.countDown();
              awaitQuietly(stopped);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try (LocalArchiveRun job =
        LocalArchiveRun.start(config, checkpoints, access.nextOffsets(), OnFailure.RESTART)) {
      String names =
          config.topics().stream().map(TopicSource::topic).collect(Collectors.joining(", "));
      terminal.note("Archiving " + names + " to " + options.archive());
      while (!stop.await(HEALTH_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
        job.checkRunning();
      }
    } finally {
      stopped.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ArchiveJobConfig config(RetentionRules rules) throws IOException {
    return JobConfigs.of(
        new JobConfigs.Road(
            bootstrap,
            topicSources(),
            options.archive(),
            options.requiredKeys(),
            options.anchor(),
            rules),
        new JobConfigs.Manner(times(), parallelism, unalignedCheckpoints),
        kafkaProperties());
  }

  private List<TopicSource> topicSources() {
    ReadingRules rules = readingOptions.rules();
    List<TopicSource> all = new ArrayList<>();
    for (String text : topics) {
      int equals = text.indexOf('=');
      String topic = equals < 0 ? text : text.substring(0, equals);
      String source = text.substring(equals + 1);
      TopicsFile.requireKnown(source);
      all.add(new TopicSource(topic, source, rules));
    }
    if (topicsFile != null) {
      all.addAll(TopicsFile.read(topicsFile, rules));
    }
    if (all.isEmpty()) {
      throw CairnException.wrongUse(
          "No topic is named", "Name each with --topic TOPIC[=SOURCE], or all with --topics FILE.");
    }
    return all;
  }

  private CommitTimes times() {
    return new CommitTimes(
        duration("--checkpoint-interval", checkpointInterval),
        duration("--roll-interval", rollInterval),
        duration("--heartbeat-interval", heartbeatInterval));
  }

  private static Duration duration(String option, String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw CairnException.wrongUse(
          option + " is '" + value + "'",
          "Write an ISO-8601 duration, such as PT60S or PT5M.");
    }
  }

  private Map<String, String> kafkaProperties() throws IOException {
    Map<String, String> settings = new HashMap<>();
    if (kafkaConfig != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(kafkaConfig)) {
        properties.load(reader);
      }
      properties.stringPropertyNames().forEach(k -> settings.put(k, properties.getProperty(k)));
    }
    return settings;
  }
}
