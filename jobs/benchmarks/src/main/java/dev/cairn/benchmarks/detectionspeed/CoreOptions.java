package dev.cairn.benchmarks.detectionspeed;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure.
 *
 * @param records of the simulated life, at most
 * @param rules sizes of made sets of rules
 * @param users keys of one rule at a time
 * @param flood hits of one key
 * @param seconds processor time of each measurement, and of its warm-up
 * @param directory of the shipped rules
 * @param parts of {@link #PARTS}
 * @param json file for the results; null for none
 */
record CoreOptions(
    int records,
    List<Integer> rules,
    int users,
    int flood,
    double seconds,
    Path directory,
    List<String> parts,
    Path json) {

  static final List<String> PARTS = List.of("stages", "rules", "states", "users", "flood");

  static final String USAGE =
      """
      usage: run detections-core [--records 100000] [--rules 10,100,1000,10000]
                 [--users 1000000] [--flood 100000] [--seconds 5] [--rules-dir DIR]
                 [--parts stages,rules,states,users,flood] [--json FILE]
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--records", "--rules", "--users", "--flood", "--seconds", "--rules-dir", "--parts",
          "--json");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or its value wrong
   */
  static CoreOptions parse(List<String> args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!NAMES.contains(args.get(i)) || i + 1 == args.size()) {
        throw new IllegalArgumentException("No such option, or no value: " + args.get(i));
      }
      values.put(args.get(i), args.get(i + 1));
    }
    List<String> parts =
        List.of(values.getOrDefault("--parts", String.join(",", PARTS)).split(","));
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("--parts is " + parts + ": allowed are " + PARTS);
    }
    return new CoreOptions(
        Integer.parseInt(values.getOrDefault("--records", "100000")),
        Arrays.stream(values.getOrDefault("--rules", "10,100,1000,10000").split(","))
            .map(Integer::valueOf)
            .toList(),
        Integer.parseInt(values.getOrDefault("--users", "1000000")),
        Integer.parseInt(values.getOrDefault("--flood", "100000")),
        Double.parseDouble(values.getOrDefault("--seconds", "5")),
        rules(values.get("--rules-dir")),
        parts,
        values.containsKey("--json") ? Path.of(values.get("--json")) : null);
  }

  /** The directory of rules; that which is shipped if none is named. */
  static Path rules(String named) {
    return named == null
        ? Path.of(System.getProperty("cairn.home", "."), "detection-rules")
        : Path.of(named);
  }
}
