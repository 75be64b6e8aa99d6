package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.pipeline.ArchiveAccess;
import dev.cairn.pipeline.ArchiveJobConfig;
import dev.cairn.pipeline.ArchiveJobFailedException;
import dev.cairn.pipeline.CommitTimes;
import dev.cairn.pipeline.LocalArchiveRun;
import dev.cairn.pipeline.LocalArchiveRun.OnFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn run archive}: the archive job in this process, until it is told to stop. */
@Command(
    name = "archive",
    header = "Raw topics into the archive, until told to stop.",
    description = {
      "Archives the raw topics of your Kafka, and those of sessions, attributions, findings,",
      "reviews and rules, in this process, until it is told to stop (Ctrl-C).",
      "Started again, it goes on where it was.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  cairn run archive --bootstrap kafka:9092 --topic proxysql.query --topic audit=mysql.audit \\",
      "    --topic cairn.sessions --topic cairn.attributions --topic cairn.findings \\",
      "    --topic cairn.reviews --topic cairn.rules \\",
      "    --archive file:///srv/archive --keys keyfile:///srv/keys.json --checkpoints /srv/flink"
    })
final class RunArchiveCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Mixin private PolicyOptions policyOptions;

  @Mixin private KafkaOptions kafka;

  @Mixin private TopicOptions topics;

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
    try (StopSignal signal = StopSignal.heard();
        LocalArchiveRun job =
            LocalArchiveRun.start(config, checkpoints, access.nextOffsets(), OnFailure.RESTART)) {
      terminal.note(
          "Archiving " + TopicOptions.names(config.topics()) + " to " + options.archive());
      signal.await(job::checkRunning);
    }
  }

  private ArchiveJobConfig config(RetentionRules rules) throws IOException {
    return JobConfigs.of(
        new JobConfigs.Road(
            kafka.bootstrap(),
            topics.sources(),
            options.archive(),
            options.requiredKeys(),
            options.anchor(),
            rules),
        new JobConfigs.Manner(times(), parallelism, unalignedCheckpoints),
        kafka.properties());
  }

  private CommitTimes times() {
    return new CommitTimes(
        Durations.parse("--checkpoint-interval", checkpointInterval),
        Durations.parse("--roll-interval", rollInterval),
        Durations.parse("--heartbeat-interval", heartbeatInterval));
  }
}
