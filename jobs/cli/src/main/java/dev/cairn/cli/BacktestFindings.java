package dev.cairn.cli;

import dev.cairn.schemas.Finding;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What rules would have said: of each finding the newest version. Beyond {@value #MOST} findings only
 * counts them.
 */
final class BacktestFindings {

  static final int MOST = 100_000;

  private static final Comparator<Finding> IN_TIME =
      Comparator.comparing(Finding::getFirstSeenTime)
          .thenComparing(Finding::getRuleId)
          .thenComparing(Finding::getKey)
          .thenComparing(Finding::getFindingId);

  private final Map<String, Finding> kept = new HashMap<>();
  private final Map<String, Map<LocalDate, Integer>> counts = new HashMap<>();
  private long beyond;

  /** Takes a version; later ones of a finding replace earlier ones. */
  void take(Finding version) {
    String id = version.getFindingId();
    Finding before = kept.get(id);
    if (before != null) {
      kept.put(id, version);
    } else if (kept.size() < MOST) {
      kept.put(id, version);
    } else if (version.getState().equals("final")) {
      beyond++;
      count(version);
    }
  }

  /** All is said: counts what was kept. To be called once. */
  void end() {
    kept.values().forEach(this::count);
  }

  private void count(Finding finding) {
    counts
        .computeIfAbsent(finding.getRuleId(), rule -> new TreeMap<>())
        .merge(
            LocalDate.ofInstant(finding.getFirstSeenTime(), ZoneOffset.UTC), 1, Integer::sum);
  }

  /** In order of their first evidence. */
  List<Finding> list() {
    return kept.values().stream().sorted(IN_TIME).toList();
  }

  /** How many findings there are of a rule on each day of their first evidence, in UTC. */
  Map<LocalDate, Integer> byDay(String ruleId) {
    return counts.getOrDefault(ruleId, Map.of());
  }

  /** How many there are of a rule. */
  long of(String ruleId) {
    return byDay(ruleId).values().stream().mapToLong(Integer::longValue).sum();
  }

  /** How many there are. */
  long all() {
    return kept.size() + beyond;
  }

  /** How many of them were counted, but not kept. */
  long beyond() {
    return beyond;
  }
}
