package dev.cairn.benchmarks.attribution.baseline;

import dev.cairn.correlate.match.StatementMatcher;
import java.util.LinkedHashMap;
import java.util.Map;

/** The baselines by name. */
public final class Baselines {

  private Baselines() {}

  /**
   * First come, first served, by text; nearest in time, by text; timing and nesting only. Each
   * states a confidence of 1 for whatever it answers, and never abstains.
   */
  public static Map<String, StatementMatcher> all() {
    Map<String, StatementMatcher> baselines = new LinkedHashMap<>();
    baselines.put("first-come", new FirstComeFirstServed());
    baselines.put("nearest", new NearestInTime());
    baselines.put("nesting", new Nesting());
    return baselines;
  }
}
