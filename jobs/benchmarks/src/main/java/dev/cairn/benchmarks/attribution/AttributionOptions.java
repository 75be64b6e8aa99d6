package dev.cairn.benchmarks.attribution;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to evaluate.
 *
 * @param captures folder of captures; null for those that come with testkit
 * @param only beginning of the names of the cases to run; empty for all
 * @param matchers names; empty for Cairn's own and the baselines
 * @param losses shares of lines lost
 * @param skewMillis how far the database's clock is ahead
 * @param seed of all lots
 * @param parts what to run
 * @param axes what to vary on simulated load, in order
 * @param json file for the results; null for none
 * @param html file for the graphs; null for none
 */
record AttributionOptions(
    Path captures,
    String only,
    List<String> matchers,
    List<Double> losses,
    List<Long> skewMillis,
    long seed,
    Set<Part> parts,
    Set<Axis> axes,
    Path json,
    Path html) {

  /** A part of the evaluation. */
  enum Part {
    /** The matchers on captures, undisturbed and disturbed. */
    CAPTURES,
    /** Cairn's own without each kind of evidence, on captures. */
    ABLATION,
    /** The matchers on simulated load. */
    GRID,
    /** What is said of records that no statement is tied to, on captures and on simulated load. */
    EXPLANATIONS,
    /** Clients and flows made into sessions, on captures and on simulated load. */
    SESSIONS,
    /** What the matcher costs as sessions, candidates and inputs grow. */
    COST
  }

  private static final String EVERYTHING =
      "captures,ablation,grid,explanations,sessions,cost";

  static final String USAGE =
      """
      usage: run attribution [--captures DIR] [--only large_a/azure] [--matchers cairn,nearest]
                             [--loss 0,0.01,0.05] [--skew-ms 0,100,-100] [--seed 1]
                             [--parts captures,ablation,grid,explanations,sessions,cost]
                             [--axes clients,identical,skew,drift,loss]
                             [--json FILE] [--html FILE]
      """;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or its value wrong
   */
  static AttributionOptions parse(List<String> args) {
    List<String> known =
        Arrays.stream(USAGE.split("[ \\[\\n]+")).filter(word -> word.startsWith("--")).toList();
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!known.contains(args.get(i)) || i + 1 == args.size()) {
        throw new IllegalArgumentException("No such option, or no value: " + args.get(i));
      }
      values.put(args.get(i), args.get(i + 1));
    }
    return new AttributionOptions(
        path(values.get("--captures")),
        values.getOrDefault("--only", ""),
        list(values.getOrDefault("--matchers", "")),
        list(values.getOrDefault("--loss", "0,0.01,0.05")).stream().map(Double::valueOf).toList(),
        list(values.getOrDefault("--skew-ms", "0,100,-100")).stream().map(Long::valueOf).toList(),
        Long.parseLong(values.getOrDefault("--seed", "1")),
        list(values.getOrDefault("--parts", EVERYTHING)).stream()
            .map(part -> Part.valueOf(part.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet()),
        list(values.getOrDefault("--axes", "clients,identical,skew,drift,loss")).stream()
            .map(axis -> Axis.valueOf(axis.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Axis.class))),
        path(values.get("--json")),
        path(values.get("--html")));
  }

  /** Name of the only capture that has to be read; null for all. */
  String onlyCapture() {
    return only.contains("/") ? only.substring(0, only.indexOf('/')) : null;
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  private static Path path(String text) {
    return text == null ? null : Path.of(text).toAbsolutePath();
  }
}
