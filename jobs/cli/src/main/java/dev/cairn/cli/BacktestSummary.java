package dev.cairn.cli;

import dev.cairn.cli.backtest.Tally;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Signal;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a back-test read, how much each rule would have said, and which rules could not see.
 *
 * @param rules the rules that were tried
 * @param tally what was read
 * @param findings what they said
 * @param sight what they could see
 */
record BacktestSummary(
    RuleSet rules, Tally tally, BacktestFindings findings, BacktestSight sight) {

  void print(PrintStream out) {
    int blind = sight.needsSessions().size() + sight.noInput().size();
    out.println(
        "rules     %s judged, set %s"
            .formatted(Counted.rules(rules.rules().size() - blind), rules.version()));
    out.println("read      " + read());
    if (tally.deadLetters() > 0) {
      out.println(
          "          %,d pieces that no parser understood are not judged"
              .formatted(tally.deadLetters()));
    }
    long speaking = rules.rules().stream().filter(rule -> findings.of(rule.id()) > 0).count();
    out.println(
        "findings  %,d, of %s, %s a day"
            .formatted(findings.all(), Counted.rules(speaking), aDay(findings.all())));
    if (findings.beyond() > 0) {
      out.println(
          "          %,d of them are counted here but not shown: more than can be kept"
              .formatted(findings.beyond()));
    }
    perRule(out);
    list(out, "Not judged, for want of sessions (try them on an archive that has some):",
        sight.needsSessions(), rule -> null);
    list(out, "Not judged, for want of anything to look at:", sight.noInput(),
        BacktestSight::sources);
    list(out, "Saw only some of what they look at:", sight.partly(), BacktestSight::sources);
    list(out, "Saw no statement's text, which needs the PHI key:", sight.textHidden(),
        rule -> null);
    list(out, "Had no names (--reference-tables):", sight.namesMissing(),
        rule -> String.join(", ", rule.needs()));
  }

  private String read() {
    if (tally.all() == 0) {
      return "nothing: no event of these rules' sources is there";
    }
    String sources =
        tally.bySource().entrySet().stream()
            .map(one -> "%s %,d".formatted(name(one.getKey()), one.getValue()))
            .collect(Collectors.joining(", "));
    return "%s; %s to %s UTC".formatted(sources, time(tally.first()), time(tally.last()));
  }

  private static String name(String source) {
    return source.equals(Signal.SESSION) ? "sessions" : source;
  }

  private static String time(long micros) {
    return Instant.EPOCH
        .plus(micros, ChronoUnit.MICROS)
        .truncatedTo(ChronoUnit.SECONDS)
        .toString()
        .replace('T', ' ')
        .replace("Z", "");
  }

  private void perRule(PrintStream out) {
    Listing listing = new Listing("findings", "a day", "most on a day", "severity", "rule");
    rules.rules().stream()
        .filter(rule -> findings.of(rule.id()) > 0)
        .sorted(
            Comparator.<Rule>comparingLong(rule -> -findings.of(rule.id()))
                .thenComparing(Rule::title)
                .thenComparing(Rule::id))
        .forEach(rule -> add(listing, rule));
    if (!listing.isEmpty()) {
      out.println();
      listing.table(out);
    }
  }

  private void add(Listing listing, Rule rule) {
    Map<LocalDate, Integer> days = findings.byDay(rule.id());
    Map.Entry<LocalDate, Integer> most =
        days.entrySet().stream()
            .max(
                Map.Entry.<LocalDate, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .orElseThrow();
    listing.row(
        findings.of(rule.id()),
        aDay(findings.of(rule.id())),
        "%,d (%s)".formatted(most.getValue(), most.getKey()),
        rule.severity().text(),
        rule.title());
  }

  /** Less than a day counts as one: of an hour nobody knows the day. */
  private String aDay(long count) {
    double days =
        tally.all() == 0
            ? 1
            : Math.max(
                1,
                ((double) tally.last() - tally.first())
                    / (Duration.ofDays(1).toMillis() * 1_000.0));
    return String.format(Locale.ROOT, "%.2f", count / days);
  }

  private static void list(
      PrintStream out, String head, List<Rule> rules, Function<Rule, String> why) {
    if (rules.isEmpty()) {
      return;
    }
    out.println();
    out.println(head);
    for (Rule rule : rules) {
      String because = why.apply(rule);
      out.println("  " + rule.title() + (because == null ? "" : " (" + because + ")"));
    }
  }
}
