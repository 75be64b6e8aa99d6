package dev.cairn.benchmarks.detection;

import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.testkit.life.AttackKind;
import dev.cairn.testkit.life.Family;
import dev.cairn.testkit.life.PlantedAttack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How good it was.
 *
 * @param days how long
 * @param rules by rule, in the set's order
 * @param kinds by kind of attack
 * @param alarms findings of severity medium and above
 * @param findings all
 * @param found attacks that an alarm was right about, by id
 * @param falseAlarms those of the alarms that say something of normal life
 * @param falseFindings the same of all
 */
record Quality(
    double days,
    Map<String, OfRule> rules,
    Map<AttackKind, OfKind> kinds,
    long alarms,
    long findings,
    Set<String> found,
    long falseAlarms,
    long falseFindings) {

  /**
   * A rule.
   *
   * @param expected planted attacks that it should say, or others of its family in its place
   * @param found those of them that it said
   */
  record OfRule(
      Rule rule, Set<Family> families, long right, long beside, long wrong, int expected,
      int found) {

    /** Share of its findings that are right, of those that are right or false; NaN if none is. */
    double precision() {
      return right / (double) (right + wrong);
    }

    double recall() {
      return found / (double) expected;
    }
  }

  /**
   * A kind of attack.
   *
   * @param delays from each found attack's begin until it was told, microseconds, the shortest first
   */
  record OfKind(int planted, List<Long> delays, List<String> missed, Set<String> by) {

    int found() {
      return delays.size();
    }

    /** NaN if none was found. */
    double delaySeconds(double quantile) {
      if (delays.isEmpty()) {
        return Double.NaN;
      }
      int at = (int) Math.ceil(quantile * delays.size()) - 1;
      return delays.get(Math.max(0, at)) / 1e6;
    }
  }

  /** Judges all that was told. */
  static Quality of(
      double days,
      RuleSet rules,
      Families families,
      Collection<Told> told,
      List<PlantedAttack> attacks) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    rules.rules().forEach(rule -> tallies.put(rule.id(), new Tally(rule, families.of(rule))));
    Map<String, Long> firsts = new HashMap<>();
    Map<AttackKind, Set<String>> by = new EnumMap<>(AttackKind.class);
    Set<String> found = new TreeSet<>();
    long alarms = 0;
    long falseAlarms = 0;
    long falseFindings = 0;
    for (Told one : told) {
      Tally tally = tallies.get(one.latest().getRuleId());
      Verdict verdict = Verdict.of(one, tally.families, attacks);
      tally.add(verdict);
      alarms += one.isAlarm() ? 1 : 0;
      if (verdict.kind() == Verdict.Kind.FALSE) {
        falseFindings++;
        falseAlarms += one.isAlarm() ? 1 : 0;
      } else if (verdict.kind() == Verdict.Kind.RIGHT) {
        for (PlantedAttack attack : verdict.attacks()) {
          firsts.merge(attack.id(), Math.max(0, one.first() - attack.from()), Math::min);
          if (one.isAlarm()) {
            found.add(attack.id());
          }
          by.computeIfAbsent(attack.kind(), any -> new HashSet<>()).add(one.latest().getTitle());
        }
      }
    }
    Map<String, OfRule> ofRules = new LinkedHashMap<>();
    tallies.forEach((id, tally) -> ofRules.put(id, tally.result(attacks)));
    return new Quality(
        days,
        ofRules,
        kinds(attacks, firsts, by),
        alarms,
        told.size(),
        found,
        falseAlarms,
        falseFindings);
  }

  private static Map<AttackKind, OfKind> kinds(
      List<PlantedAttack> attacks, Map<String, Long> firsts, Map<AttackKind, Set<String>> by) {
    Map<AttackKind, OfKind> kinds = new EnumMap<>(AttackKind.class);
    for (AttackKind kind : AttackKind.values()) {
      List<PlantedAttack> planted =
          attacks.stream().filter(attack -> attack.kind() == kind).toList();
      if (planted.isEmpty()) {
        continue;
      }
      List<Long> delays = new ArrayList<>();
      List<String> missed = new ArrayList<>();
      for (PlantedAttack attack : planted) {
        Long delay = firsts.get(attack.id());
        if (delay == null) {
          missed.add(attack.id());
        } else {
          delays.add(delay);
        }
      }
      Collections.sort(delays);
      kinds.put(
          kind,
          new OfKind(planted.size(), delays, missed, by.getOrDefault(kind, Set.of())));
    }
    return kinds;
  }

  private static final class Tally {
    private final Rule rule;
    private final Set<Family> families;
    private final Set<String> found = new HashSet<>();
    private long right;
    private long beside;
    private long wrong;

    Tally(Rule rule, Set<Family> families) {
      this.rule = rule;
      this.families = families;
    }

    void add(Verdict verdict) {
      switch (verdict.kind()) {
        case RIGHT -> {
          right++;
          verdict.attacks().forEach(attack -> found.add(attack.id()));
        }
        case BESIDE -> beside++;
        case FALSE -> wrong++;
      }
    }

    OfRule result(List<PlantedAttack> attacks) {
      int expected =
          (int)
              attacks.stream()
                  .filter(
                      attack -> attack.kind().families().stream().anyMatch(families::contains))
                  .count();
      return new OfRule(rule, families, right, beside, wrong, expected, found.size());
    }
  }
}
