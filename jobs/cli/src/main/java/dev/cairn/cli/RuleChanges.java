package dev.cairn.cli;

import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.sigma.RuleReader;
import dev.cairn.schemas.RuleSetVersion;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What is new in a set of rules, against the set before.
 *
 * @param lines one a rule: what became of it
 * @param note what else is to be said; null for nothing
 */
record RuleChanges(List<String> lines, String note) {

  /**
   * Compares.
   *
   * @param before the set that was published last; null for none
   */
  static RuleChanges of(RuleSetVersion before, RuleSet now) {
    if (before == null) {
      return new RuleChanges(List.of(), "These are the first rules in the topic.");
    }
    RuleSet old;
    try {
      old = RuleReader.read(RuleFiles.of(before));
    } catch (RuleFaultsException e) {
      return new RuleChanges(
          List.of(), "The set before, " + before.getVersion() + ", can't be read: not compared.");
    }
    List<String> lines = new ArrayList<>();
    for (Rule rule : now.rules()) {
      Rule same = old.rule(rule.id());
      if (same == null) {
        lines.add(line("+", "added", rule, rule.version()));
      } else if (!same.version().equals(rule.version())) {
        lines.add(line("~", "changed", rule, same.version() + " -> " + rule.version()));
      }
    }
    for (Rule rule : old.rules()) {
      if (now.rule(rule.id()) == null) {
        lines.add(line("-", "removed", rule, rule.version()));
      }
    }
    return new RuleChanges(
        lines, lines.isEmpty() ? "No rule differs from the set before." : null);
  }

  private static String line(String sign, String what, Rule rule, String version) {
    return "%s  %-8s %s  %s  (%s)".formatted(sign, what, rule.id(), rule.title(), version);
  }

  void print(PrintStream out) {
    lines.forEach(out::println);
    if (note != null) {
      out.println(note);
    }
  }
}
