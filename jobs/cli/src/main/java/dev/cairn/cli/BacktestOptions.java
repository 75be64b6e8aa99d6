package dev.cairn.cli;

import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.query.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a back-test is told: which rules, on what time, how to say what they would have said. */
final class BacktestOptions {

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = {
        "Back-test: say what these detection rules would have said of the files or, without files,",
        "of the archive. Nothing is written."
      })
  private Path rules;

  @Option(
      names = "--only",
      paramLabel = "RULE",
      description =
          "Back-test: only the rule with this id, or those with this in their title. May be given"
              + " again.")
  private List<String> only = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Back-test of an archive: from this time, such as 2026-11-22T00:00:00Z.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Back-test of an archive: before this time.")
  private Instant to;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Back-test: at most so many lines of the table. Default: 50.")
  private Integer limit;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description =
          "Back-test: one of ${COMPLETION-CANDIDATES}. Default: table. json and csv are stable.")
  private Output output;

  /**
   * Whether a back-test was asked for.
   *
   * @throws CairnException if it was not, but something only it has was
   */
  boolean isAsked() {
    if (rules != null) {
      return true;
    }
    String lone =
        !only.isEmpty()
            ? "--only"
            : from != null
                ? "--from"
                : to != null ? "--to" : limit != null ? "--limit" : output != null ? "--output" : "";
    if (!lone.isEmpty()) {
      throw CairnException.wrongUse(
          lone + " is for back-tests, and --rules is not given",
          "Add --rules DIR to try rules, or leave " + lone + " out.");
    }
    return false;
  }

  Output output() {
    return output == null ? Output.table : output;
  }

  int limit() {
    if (limit != null && limit < 1) {
      throw CairnException.wrongUse("--limit is " + limit, "Allowed: 1 or more.");
    }
    return limit == null ? 50 : limit;
  }

  boolean hasRange() {
    return from != null || to != null;
  }

  TimeRange range() {
    if (from != null && to != null && !from.isBefore(to)) {
      throw CairnException.wrongUse(
          "--from is " + from + " and --to is " + to, "Allowed: --from before --to.");
    }
    return new TimeRange(from, to);
  }

  /**
   * The rules to try.
   *
   * @return empty if they have faults, which were said
   */
  Optional<RuleSet> rules(Terminal terminal) throws java.io.IOException {
    Optional<RuleSet> all = RuleDirectory.read(rules, terminal).map(RuleDirectory::rules);
    return only.isEmpty() ? all : all.map(this::chosen);
  }

  private RuleSet chosen(RuleSet all) {
    List<Rule> chosen = new ArrayList<>();
    for (String name : only) {
      List<Rule> named = all.rules().stream().filter(rule -> isMeant(rule, name)).toList();
      if (named.isEmpty()) {
        throw CairnException.wrongUse(
            "No rule of " + rules + " has the id '" + name + "' or that in its title",
            "cairn rules check " + rules + " lists them.");
      }
      named.stream().filter(rule -> !chosen.contains(rule)).forEach(chosen::add);
    }
    return new RuleSet(all.version(), chosen);
  }

  private static boolean isMeant(Rule rule, String name) {
    return rule.id().equals(name)
        || rule.title().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }
}
