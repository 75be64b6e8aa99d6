package dev.cairn.cli;

import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.retention.RetentionPolicies;
import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.pipeline.TopicSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn demo}: the whole pipeline on real logs, in one process and a directory. */
@Command(
    name = "demo",
    header = "Real logs through the whole pipeline, in one process.",
    description = {
      "Sends the bundled logs of a real database path through a Kafka broker, the sessions job and",
      "the archive job into an encrypted archive, verifies it, and shows what is in it.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Everything stays in the directory; run again with the same one, it goes on where it was.",
      "The demo's logs and keys are for trying out: they are on disk in clear."
    })
final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "cairn-data",
      description = "Where everything goes. Default: ${DEFAULT-VALUE}")
  private Path data;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the Kafka broker on loopback. Default: any free one.")
  private int kafkaPort;

  @Mixin private PolicyOptions policyOptions;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Path root = prepareData();
    URI archive = URI.create("file://" + root.resolve("archive").toUri().getRawPath());
    RetentionPolicies policies = policyOptions.load();
    URI keys =
        URI.create(
            "keyfile://"
                + prepareKeys(root, policies.rules().retentionClasses()).toUri().getRawPath());
    Optional<String> anchor = ArchiveOptions.defaultAnchor(archive).map(Path::toString);
    Map<FeedTopic, TopicSource> topics = DemoTopics.topics();
    Path references = DemoReferences.prepare(root.resolve("reference-tables"));
    PipelineRun run =
        new PipelineRun(
            topics,
            archive,
            keys,
            anchor,
            policies.rules(),
            root.resolve("kafka"),
            kafkaPort,
            root.resolve("flink"),
            Optional.of(
                DemoSessions.plan(
                    topics.values(),
                    root.resolve("sessions"),
                    references)),
            Optional.empty(),
            Optional.of(
                new DetectionsBeside.Plan(
                    DemoRules.prepare(root.resolve("detection-rules")),
                    List.copyOf(topics.values()),
                    DerivedTopics.DEFAULT.sessions(),
                    root.resolve("detections"),
                    Optional.of(references))));
    PipelineRun.Outcome outcome = run.run(terminal);
    ArchiveSummary summary = ArchiveSummary.of(archive, keys, anchor, outcome, terminal);
    if (json) {
      terminal.out().println(summary.toJson());
    } else {
      summary.print(terminal);
      new DemoTour(archive, keys, root.resolve("keys/metadata-only.json")).print(terminal);
    }
    return summary.isGood() ? ExitCode.FINE : ExitCode.VERDICT_BAD;
  }

  private Path prepareData() throws IOException {
    try {
      Files.createDirectories(data);
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw CairnException.wrongUse(
          "--data " + data + " is a file", "Name a directory, or one that does not exist yet.");
    } catch (IOException e) {
      throw CairnException.outOfReach(
          "Can't make the directory " + data.toAbsolutePath(),
          "Name one that this user may write: --data DIR",
          e);
    }
    if (!Files.isReadable(data) || !Files.isWritable(data) || !Files.isExecutable(data)) {
      throw CairnException.outOfReach(
          "The directory " + data.toAbsolutePath() + " can't be read and written by this user",
          "Change its permissions, or name another: --data DIR",
          null);
    }
    return data.toRealPath();
  }

  /** Makes the demo's keys once: one file with both, one to show what is seen without PHI's. */
  private static Path prepareKeys(Path root, Set<String> retentionClasses)
      throws IOException {
    Path directory = Files.createDirectories(root.resolve("keys"));
    Path all = directory.resolve("cairn-keys.json");
    if (!Files.exists(all)) {
      KeyFile.create(all, retentionClasses);
    } else {
      KeyFile.addClasses(all, retentionClasses);
    }
    Path metadataOnly = directory.resolve("metadata-only.json");
    if (!Files.exists(metadataOnly)) {
      KeyFile.copyForReaderWithout(all, metadataOnly, KeyClass.PHI);
    }
    return all;
  }
}
