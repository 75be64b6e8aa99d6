package dev.cairn.benchmarks.detection;

import dev.cairn.testkit.life.LifeConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to judge.
 *
 * @param life what is simulated
 * @param rules directory of rules; null for those that Cairn ships
 * @param sessions whether sessions are built for rules about them
 * @param json file for the results; null for none
 * @param findings file for all findings, with what they were taken for; null for none
 */
record DetectionOptions(
    LifeConfig life, Path rules, boolean sessions, Path json, Path findings) {

  static final String USAGE =
      """
      usage: run detections [--days 30] [--users 500] [--seed 1] [--attacks 3] [--rules DIR]
                            [--sessions true] [--json FILE] [--findings FILE]
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--days", "--users", "--seed", "--attacks", "--rules", "--sessions", "--json",
          "--findings");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or its value wrong
   */
  static DetectionOptions parse(List<String> args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!NAMES.contains(args.get(i)) || i + 1 == args.size()) {
        throw new IllegalArgumentException("No such option, or no value: " + args.get(i));
      }
      values.put(args.get(i), args.get(i + 1));
    }
    LifeConfig life =
        LifeConfig.defaults()
            .withDays(Integer.parseInt(values.getOrDefault("--days", "30")))
            .withUsers(Integer.parseInt(values.getOrDefault("--users", "500")))
            .withSeed(Long.parseLong(values.getOrDefault("--seed", "1")))
            .withAttacks(Integer.parseInt(values.getOrDefault("--attacks", "3")));
    return new DetectionOptions(
        life,
        path(values.get("--rules")),
        Boolean.parseBoolean(values.getOrDefault("--sessions", "true")),
        path(values.get("--json")),
        path(values.get("--findings")));
  }

  private static Path path(String text) {
    return text == null ? null : Path.of(text).toAbsolutePath();
  }
}
