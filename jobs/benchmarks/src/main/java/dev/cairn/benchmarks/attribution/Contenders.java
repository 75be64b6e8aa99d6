package dev.cairn.benchmarks.attribution;

import dev.cairn.benchmarks.attribution.baseline.Baselines;
import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.match.SequenceMatcher;
import dev.cairn.correlate.match.StatementMatcher;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.correlate.slice.SlicedMatcher;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that attributes, by name. */
public final class Contenders {

  /** Cairn's own matcher, as the jobs use it. */
  public static final String OURS = "cairn";

  private Contenders() {}

  /** Cairn's own, then the baselines. */
  public static Map<String, StatementMatcher> all() {
    Map<String, StatementMatcher> all = new LinkedHashMap<>();
    all.put(OURS, new SequenceMatcher(MatcherConfig.DEFAULT));
    all.putAll(Baselines.all());
    return all;
  }

  /** Cairn's own, whole and without each kind of evidence. */
  public static Map<String, StatementMatcher> ablation() {
    MatcherConfig all = MatcherConfig.DEFAULT;
    double threshold = all.threshold();
    Map<String, StatementMatcher> ablation = new LinkedHashMap<>();
    ablation.put(OURS, new SequenceMatcher(all));
    ablation.put(
        "without order",
        new SequenceMatcher(new MatcherConfig(false, true, true, true, threshold)));
    ablation.put(
        "without chains",
        new SequenceMatcher(new MatcherConfig(true, false, true, true, threshold)));
    ablation.put(
        "without accounts",
        new SequenceMatcher(new MatcherConfig(true, true, false, true, threshold)));
    ablation.put(
        "without sightings",
        new SequenceMatcher(new MatcherConfig(true, true, true, false, threshold)));
    return ablation;
  }

  /** Cairn's own in slices of time, as the sessions job runs it; the last is as it ships. */
  public static Map<String, StatementMatcher> sliced() {
    MatcherConfig all = MatcherConfig.DEFAULT;
    SliceConfig ships = SliceConfig.DEFAULT;
    Map<String, StatementMatcher> sliced = new LinkedHashMap<>();
    for (int seconds : new int[] {10, 20, 30, 120}) {
      SliceConfig config =
          new SliceConfig(Duration.ofSeconds(seconds), ships.margin(), ships.hold());
      sliced.put(
          "slices of " + seconds + " s",
          new SlicedMatcher(config, all.threshold()));
    }
    sliced.put("slices", new SlicedMatcher(ships, all.threshold()));
    return sliced;
  }

  /**
   * Those with these names, of all of the above, in this order.
   *
   * @throws IllegalArgumentException if there is none of a name; the message lists those there are
   */
  public static Map<String, StatementMatcher> named(List<String> names) {
    Map<String, StatementMatcher> known = new LinkedHashMap<>(all());
    known.putAll(ablation());
    known.putAll(sliced());
    Map<String, StatementMatcher> named = new LinkedHashMap<>();
    for (String name : names) {
      if (!known.containsKey(name)) {
        throw new IllegalArgumentException(
            "No matcher '" + name + "': choose from " + known.keySet());
      }
      named.put(name, known.get(name));
    }
    return named;
  }
}
