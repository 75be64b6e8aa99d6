package dev.cairn.cli;

import dev.cairn.access.OpenArchive;
import dev.cairn.cli.backtest.ArchiveEvents;
import dev.cairn.cli.backtest.ArchiveSessions;
import dev.cairn.cli.backtest.LogInput;
import dev.cairn.cli.backtest.LogSignals;
import dev.cairn.cli.backtest.MergedSignals;
import dev.cairn.cli.backtest.Naming;
import dev.cairn.cli.backtest.Signals;
import dev.cairn.cli.backtest.Tally;
import dev.cairn.cli.feed.RecordFile;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Signal;
import dev.cairn.pipeline.ReadingRules;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.TimeRange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a back-test gets what it judges from. */
final class BacktestInput {

  private final Naming naming;
  private final Tally tally = new Tally();
  private final Terminal terminal;

  BacktestInput(Naming naming, Terminal terminal) {
    this.naming = naming;
    this.terminal = terminal;
  }

  /** What was read. */
  Tally tally() {
    return tally;
  }

  /**
   * Judges files by source. Their events have the ids that a replay of the same files into an
   * archive gives them.
   */
  void judge(Backtest test, Map<String, List<RecordFile>> files, ReadingRules reading)
      throws IOException, SqlRefusedException {
    List<LogInput> inputs = new ArrayList<>();
    for (Map.Entry<String, List<RecordFile>> source : files.entrySet()) {
      terminal.progress("reading %s", source.getKey());
      String topic =
          source.getKey() + ".replay-" + ContentId.of(source.getValue(), reading).id();
      inputs.add(new LogInput(source.getKey(), topic, source.getValue(), reading.load()));
    }
    try (Signals signals = LogSignals.of(inputs, naming, tally)) {
      test.run(signals, terminal);
    }
  }

  /**
   * Judges an archive.
   *
   * @param only the sources to read; empty for all that the rules look at
   */
  void judge(
      Backtest test, RuleSet rules, URI archive, URI keys, TimeRange range, Set<String> only)
      throws IOException, SqlRefusedException {
    Set<String> sources = new HashSet<>(Backtest.sources(rules));
    if (!only.isEmpty()) {
      sources.retainAll(only);
    }
    boolean sessions = sources.remove(Signal.SESSION);
    // two answers at a time
    ArchiveSqlConfig config = ArchiveSqlConfig.defaults();
    config = config.withMaxImageBytes(Math.max(1, config.maxImageBytes() / 2));
    try (OpenArchive opened = OpenArchive.open(archive, keys);
        ArchiveSql forEvents = opened.sql(config);
        ArchiveSql forSessions = opened.sql(config)) {
      List<Signals> parts = new ArrayList<>();
      if (!sources.isEmpty()) {
        parts.add(new ArchiveEvents(forEvents, sources, range, naming, tally));
      }
      if (sessions) {
        parts.add(new ArchiveSessions(forSessions, range, naming, tally));
      }
      try (Signals signals = new MergedSignals(parts)) {
        test.run(signals, terminal);
      }
    }
  }
}
