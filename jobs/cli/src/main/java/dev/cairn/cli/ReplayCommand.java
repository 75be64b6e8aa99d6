package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionPolicies;
import dev.cairn.cli.backtest.Naming;
import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.correlate.reference.ReferenceHistory;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import dev.cairn.query.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn replay}: log files through the whole pipeline, then stop. */
@Command(
    name = "replay",
    header = "Your log files through the whole pipeline.",
    description = {
      "Sends log files (plain or gzip) through the whole pipeline into an archive, and stops when",
      "they are in it. For backfills and investigations.",
      "With --rules: tries detection rules on the files, or on an archive, and writes nothing.",
      ""
    },
    customSynopsis = {
      "cairn replay [OPTIONS] --archive URI --keys URI (--source NAME FILE...)...",
      "cairn replay [OPTIONS] --rules DIR (--source NAME FILE...)...",
      "cairn replay [OPTIONS] --rules DIR --archive URI --keys URI [--source NAME]..."
    },
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
      "A back-test (--rules) judges in order of time, by the time that logs say: of files nobody",
      "knows when they arrived. Files have no sessions; of an archive's sessions it sees the last",
      "version. The same input and rules give the same answer. json is an array of OCSF Detection",
      "Findings; its summary, like that of csv, goes to standard error.",
      "",
      "Examples:",
      "  cairn replay --archive file:///srv/archive --keys keyfile:///srv/keys.json \\",
      "    --source proxysql.query eventslog.json.* --source mysql.audit server_audit.log \\",
      "    --server vm-db=10.0.2.4:3306",
      "  cairn replay --rules detection-rules --only 'Password spraying' \\",
      "    --source proxysql.audit auditlog.json.*",
      "  cairn replay --rules detection-rules --archive file:///srv/archive \\",
      "    --keys keyfile:///srv/keys.json --from 2026-10-01T00:00:00Z --output csv"
    })
final class ReplayCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Mixin private PolicyOptions policyOptions;

  @Mixin private ReadingOptions readingOptions;

  @Mixin private SourceOptions sources;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = {
        "Where the replay's own Kafka broker keeps the records, in clear, while it runs.",
        "Default: in memory. Give a directory on encrypted storage for input larger than that."
      })
  private Path work;

  @Mixin private SessionsOptions sessionsOptions;

  @Option(names = "--no-sessions", description = "Archive events alone.")
  private boolean noSessions;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  @Mixin private BacktestOptions backtest;

  ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return backtest.isAsked() ? backtest() : replay();
  }

  private int replay() throws Exception {
    sources.requireFiles();
    RetentionPolicies policies = policyOptions.load();
    ReadingRules reading = readingOptions.rules();
    NewKeys.makeForNewArchive(
        options.archive(),
        options.requiredKeys(),
        policies.rules().retentionClasses(),
        terminal);
    SessionsSettings sessions = sessionsOptions.settings();
    ReplayInput input = ReplayInput.of(sources.files(), reading, terminal);
    try (ReplayWorkspace workspace =
        ReplayWorkspace.open(
            options.archive(), input.topics().keySet(), input.bytes(), work)) {
      PipelineRun run =
          new PipelineRun(
              input.topics(),
              options.archive(),
              options.requiredKeys(),
              options.anchor(),
              policies.rules(),
              workspace.kafka(),
              0,
              workspace.checkpoints(),
              Optional.empty(),
              sessions(sessions, input.topics(), workspace.sessions()),
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

  private int backtest() throws Exception {
    boolean ofFiles = sources.hasFiles();
    if (json) {
      throw CairnException.wrongUse("--json is not for back-tests", "Give --output json.");
    }
    int limit = backtest.limit();
    TimeRange range = backtest.range();
    if (ofFiles && backtest.hasRange()) {
      throw CairnException.wrongUse(
          "--from and --to are for archives, and files are given", "Leave them out.");
    }
    Optional<RuleSet> rules = backtest.rules(terminal);
    if (rules.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    Optional<Path> tables = sessionsOptions.settings().referenceTables();
    Naming naming =
        new Naming(tables.isEmpty() ? null : ReferenceHistory.load(tables.get()));
    Backtest test = new Backtest(rules.get());
    BacktestInput input = new BacktestInput(naming, terminal);
    if (ofFiles) {
      input.judge(test, sources.files(), readingOptions.rules());
    } else {
      input.judge(
          test,
          rules.get(),
          options.archive(),
          options.requiredKeys(),
          range,
          sources.ofArchive());
    }
    test.print(
        input.tally(), !ofFiles, tables.isPresent(), backtest.output(), limit, terminal);
    return ExitCode.FINE;
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
}
