package dev.cairn.cli;

import dev.cairn.detect.condition.Conditions;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import dev.cairn.detect.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which rules of a set had what they look at.
 *
 * @param needsSessions look at sessions, which files have not
 * @param noInput had nothing to look at: no record of any of their sources was read
 * @param partly had nothing of some of their inputs, without which they never find anything or less
 * @param textHidden look at statements' text, which was not readable
 * @param namesMissing need reference tables, and none were given
 */
record BacktestSight(
    List<Rule> needsSessions,
    List<Rule> noInput,
    List<Rule> partly,
    List<Rule> textHidden,
    List<Rule> namesMissing) {

  private static final List<Field> OF_TEXT =
      List.of(Fields.get("sql_text"), Fields.get("tables"), Fields.get("sensitivity"));

  /**
   * Of what was read.
   *
   * @param seen sources of which something was read
   * @param sessions whether sessions could have been read
   */
  static BacktestSight of(
      RuleSet rules, Set<String> seen, boolean sessions, boolean textHidden, boolean names) {
    BacktestSight sight =
        new BacktestSight(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (Rule rule : rules.rules()) {
      if (!sessions && rule.inputs().stream().allMatch(input -> isOfSessions(input))) {
        sight.needsSessions.add(rule);
      } else if (rule.inputs().stream().noneMatch(input -> isSeen(input, seen))) {
        sight.noInput.add(rule);
      } else {
        if (!rule.inputs().stream().allMatch(input -> isSeen(input, seen))) {
          sight.partly.add(rule);
        }
        if (textHidden && rule.inputs().stream().anyMatch(BacktestSight::readsText)) {
          sight.textHidden.add(rule);
        }
        if (!names && rule.needs().stream().anyMatch(need -> need.contains("reference table"))) {
          sight.namesMissing.add(rule);
        }
      }
    }
    return sight;
  }

  /** The sources that a rule looks at, in words. */
  static String sources(Rule rule) {
    Set<String> sources = new TreeSet<>();
    rule.inputs().forEach(input -> sources.addAll(input.sources()));
    return String.join(", ", sources);
  }

  private static boolean isOfSessions(Input input) {
    return input.sources().equals(Set.of(Signal.SESSION));
  }

  private static boolean isSeen(Input input, Set<String> seen) {
    return input.sources().stream().anyMatch(seen::contains);
  }

  private static boolean readsText(Input input) {
    return OF_TEXT.stream()
        .anyMatch(
            field ->
                input.item().contains(field)
                    || input.keys().contains(field)
                    || field.equals(input.value())
                    || Conditions.mayReadField(input.condition(), field));
  }
}
