package dev.cairn.archive.retention;

import dev.cairn.archive.store.Retention;
import java.time.Period;
import java.util.Map;
import java.util.TreeMap;

/** Retention rules for tests that need some and are not about them. */
public final class TestRules {

  /** Six years, class {@code queries}. */
  public static final RetentionRule QUERIES =
      new RetentionRule(
          "proxysql.query/1", "queries", Period.ofYears(6), Retention.Mode.UNLOCKED);

  private TestRules() {}

  /** {@link #QUERIES} for all sources named, for dead letters and for the chain. */
  public static RetentionRules of(String... sources) {
    Map<String, RetentionRule> rules = new TreeMap<>();
    rules.put(RetentionRules.CHAIN, QUERIES);
    rules.put(RetentionRules.DEAD_LETTERS, QUERIES);
    for (String source : sources) {
      rules.put(source, QUERIES);
    }
    return new RetentionRules(rules);
  }
}
