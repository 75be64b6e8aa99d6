package dev.cairn.cli;

import dev.cairn.cli.backtest.Signals;
import dev.cairn.cli.backtest.Tally;
import dev.cairn.detect.engine.Trial;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Signal;
import dev.cairn.query.SqlRefusedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/**
 * Tries rules on what has been, in order of time, and says what they would have said. The same input
 * and rules give the same words, byte for byte.
 */
final class Backtest {

  /** As much out of order as what is read may be. */
  private static final Duration LATENESS = Duration.ofMinutes(30);
  private static final int EVERY = 1_000;

  private final RuleSet rules;
  private final BacktestFindings findings = new BacktestFindings();
  private final Trial trial;

  Backtest(RuleSet rules) {
    this.rules = rules;
    this.trial = new Trial(rules, LATENESS, findings::take);
  }

  /** The sources that any rule looks at; {@link Signal#SESSION} for sessions. */
  static Set<String> sources(RuleSet rules) {
    Set<String> sources = new HashSet<>();
    rules.rules().forEach(rule -> rule.inputs().forEach(one -> sources.addAll(one.sources())));
    return sources;
  }

  /** Judges all that there is. */
  void run(Signals signals, Terminal terminal) throws IOException, SqlRefusedException {
    long count = 0;
    for (Signal signal = signals.next(); signal != null; signal = signals.next()) {
      // a log's clock may run ahead of all others; the time of arrival does not
      trial.time(Math.min(signal.time(), signal.ingest()));
      trial.signal(signal);
      if (++count % EVERY == 0) {
        terminal.progress(
            "judging  %s  %,d read, %,d findings",
            Instant.EPOCH.plus(signal.time(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.MINUTES),
            count,
            findings.all());
      }
    }
    trial.end();
    findings.end();
  }

  /**
   * Says what came of it: findings to standard output; the summary too if it is for people, else to
   * standard error.
   *
   * @param sessions whether there could have been sessions
   * @param names whether reference tables were given
   */
  void print(
      Tally tally, boolean sessions, boolean names, Output output, int limit, Terminal terminal)
      throws IOException {
    BacktestSight sight =
        BacktestSight.of(
            rules, tally.bySource().keySet(), sessions, tally.isTextHidden(), names);
    BacktestSummary summary = new BacktestSummary(rules, tally, findings, sight);
    switch (output) {
      case table -> {
        BacktestReport.table(findings.list(), limit, terminal.out());
        if (findings.all() > limit) {
          terminal.out().println("… the first " + limit + "; more with --limit N or --output csv");
        }
        if (findings.all() > 0) {
          terminal.out().println();
        }
        summary.print(terminal.out());
      }
      case csv -> {
        BacktestReport.csv(findings.list(), terminal.out());
        summary.print(terminal.err());
      }
      case json -> {
        BacktestReport.json(findings.list(), terminal.out());
        summary.print(terminal.err());
      }
    }
  }
}
