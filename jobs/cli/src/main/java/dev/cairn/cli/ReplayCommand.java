package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionPolicies;
import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.cli.feed.RecordFile;
import dev.cairn.formats.RecordParser;
import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code cairn replay}: log files through the whole pipeline, then stop. */
@Command(
    name = "replay",
    header = "Your log files through the whole pipeline.",
    description = {
      "Sends log files (plain or gzip) through the whole pipeline into an archive, and stops when",
      "they are in it. For backfills and investigations.",
      ""
    },
    customSynopsis = "cairn replay [OPTIONS] --archive URI --keys URI (--source NAME FILE...)...",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each source is one topic with one partition, in the order of its files: kafka_offset is",
      "the record's zero-based place in the input. A record is a line, except where a file is one",
      "JSON document over several lines (a flow-log blob): then it is the document.",
      "",
      "The topic is named after the source and the files' content: the same files once more",
      "change nothing, and a replay that was killed goes on where it was.",
      "",
      "If neither the archive nor the key file is there, both are made.",
      "",
      "Sessions and attributions are made from proxysql.query, proxysql.audit, mysql.audit,",
      "network.flow, azure.activity and azure.keyvault, and are surer with proxysql.error and",
      "proxysql.processlist; each session as it is when all logs have spoken. Of one log give",
      "one rendering. A database server has one name at the proxies and may have another in its",
      "own log: --server says which is which.",
      "",
      "Example:",
      "  cairn replay --archive file:///srv/archive --keys keyfile:///srv/keys.json \\",
      "    --source proxysql.query eventslog.json.* --source mysql.audit server_audit.log \\",
      "    --server vm-db=10.0.2.4:3306"
    })
final class ReplayCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Mixin private PolicyOptions policyOptions;

  @Mixin private ReadingOptions readingOptions;

  @Option(
      names = "--source",
      paramLabel = "NAME FILE...",
      required = true,
      description = "What the files after it hold, and the files. May be given again.",
      parameterConsumer = SourceFiles.class)
  private Map<String, List<Path>> sources;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = {
        "Where the replay's own Kafka broker keeps the records, in clear, while it runs.",
        "Default: in memory. Give a directory on encrypted storage for input larger than that."
      })
  private Path work;

  @Option(
      names = "--reporter",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "SOURCE=NAME",
      description = {
        "Who wrote a source's files, where they do not say it themselves, such as MySQL's general",
        "log. May be given again."
      })
  private Map<String, String> reporters = Map.of();

  @Mixin private SessionsOptions sessionsOptions;

  @Option(names = "--no-sessions", description = "Archive events alone.")
  private boolean noSessions;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    RetentionPolicies policies = policyOptions.load();
    ReadingRules reading = readingOptions.rules();
    NewKeys.makeForNewArchive(
        options.archive(),
        options.requiredKeys(),
        policies.rules().retentionClasses(),
        terminal);
    SessionsSettings sessions = sessionsOptions.settings();
    reporters.keySet().forEach(this::requireGiven);
    Map<FeedTopic, TopicSource> topics = new LinkedHashMap<>();
    long inputBytes = 0;
    for (Map.Entry<String, List<Path>> source : sources.entrySet()) {
      requireKnown(source.getKey());
      String reporter = reporters.get(source.getKey());
      List<RecordFile> files =
          source.getValue().stream().map(file -> open(file, reporter)).toList();
      terminal.progress("reading %s", source.getKey());
      ContentId content = ContentId.of(files, reading);
      inputBytes += content.bytes();
      String topic = source.getKey() + ".replay-" + content.id();
      topics.put(
          new FeedTopic(topic, 1, files), new TopicSource(topic, source.getKey(), reading));
    }
    try (ReplayWorkspace workspace =
        ReplayWorkspace.open(options.archive(), topics.keySet(), inputBytes, work)) {
      PipelineRun run =
          new PipelineRun(
              topics,
              options.archive(),
              options.requiredKeys(),
              options.anchor(),
              policies.rules(),
              workspace.kafka(),
              0,
              workspace.checkpoints(),
              Optional.empty(),
              sessions(sessions, topics, workspace.sessions()),
              Optional.empty());
      PipelineRun.Outcome outcome = run.run(terminal);
      workspace.done();
      ArchiveSummary summary =
          ArchiveSummary.of(
              options.archive(), options.requiredKeys(), options.anchor(), outcome, terminal);
      if (json) {
        terminal.out().println(summary.toJson());
      } else {
        summary.print(terminal);
      }
      summary.printUntied(terminal);
      return summary.isGood() ? ExitCode.FINE : ExitCode.VERDICT_BAD;
    }
  }

  private Optional<SessionsAhead.Plan> sessions(
      SessionsSettings settings, Map<FeedTopic, TopicSource> topics, Path directory)
      throws IOException {
    List<TopicSource> raw = List.copyOf(topics.values());
    if (noSessions || raw.stream().noneMatch(SessionsJobConfig::isUsed)) {
      return Optional.empty();
    }
    SessionsSettings named = ServerMatch.of(topics, settings, terminal).named(terminal);
    return Optional.of(new SessionsAhead.Plan(named, raw, directory));
  }

  private void requireGiven(String source) {
    if (!sources.containsKey(source)) {
      throw CairnException.wrongUse(
          "--reporter names '" + source + "', of which no files are given",
          "Sources with files: " + String.join(", ", sources.keySet()));
    }
  }

  private static void requireKnown(String source) {
    if (!RecordParser.sources().contains(source)) {
      throw CairnException.wrongUse(
          "No source is named '" + source + "'",
          "Sources: " + String.join(", ", RecordParser.sources()));
    }
  }

  private static RecordFile open(Path path, String reporter) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw CairnException.outOfReach(
          "Can't read " + path, "Check that it is a file and that this user may read it.", null);
    }
    return new RecordFile(path.toString(), () -> Files.newInputStream(path), reporter);
  }

  /** Takes a source's name and all that follows up to the next flag. */
  static final class SourceFiles implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
      Map<String, List<Path>> sources = option.getValue();
      if (sources == null) {
        sources = new LinkedHashMap<>();
      }
      List<String> taken = new ArrayList<>();
      while (!args.isEmpty() && !args.peek().startsWith("--")) {
        taken.add(args.pop());
      }
      if (taken.size() < 2) {
        throw new ParameterException(
            command.commandLine(),
            "--source needs a source's name and at least one file, for example: "
                + "--source proxysql.query proxysql-eventslog.json.00000001");
      }
      List<Path> files = sources.computeIfAbsent(taken.get(0), name -> new ArrayList<>());
      taken.stream().skip(1).map(Path::of).forEach(files::add);
      option.setValue(sources);
    }
  }
}
