package dev.cairn.benchmarks.detectionspeed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure.
 *
 * @param records that the job runs through in each round; 0 for none
 * @param rounds measured ones, after one that does not count
 * @param rates records a second, each in turn; empty to measure no latency
 * @param length of each rate's run
 * @param warmUp what is sent in the beginning does not count so long
 * @param every each so many records there is one that the rule is about whose findings are timed
 * @param parallelism of the job
 * @param checkpoint time between checkpoints
 * @param directory of the shipped rules
 * @param json file for the results; null for none
 */
record JobOptions(
    int records,
    int rounds,
    List<Integer> rates,
    Duration length,
    Duration warmUp,
    int every,
    int parallelism,
    Duration checkpoint,
    Path directory,
    Path json) {

  static final String USAGE =
      """
      usage: run detections-job [--records 200000] [--rounds 3] [--rates 2000,5000] [--length-s 90]
                 [--warm-up-s 30] [--every 200] [--parallelism 1] [--checkpoint-ms 10000]
                 [--rules-dir DIR] [--json FILE]
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--records", "--rounds", "--rates", "--length-s", "--warm-up-s", "--every",
          "--parallelism", "--checkpoint-ms", "--rules-dir", "--json");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or its value wrong
   */
  static JobOptions parse(List<String> args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!NAMES.contains(args.get(i)) || i + 1 == args.size()) {
        throw new IllegalArgumentException("No such option, or no value: " + args.get(i));
      }
      values.put(args.get(i), args.get(i + 1));
    }
    JobOptions options =
        new JobOptions(
            Integer.parseInt(values.getOrDefault("--records", "200000")),
            Integer.parseInt(values.getOrDefault("--rounds", "3")),
            Arrays.stream(values.getOrDefault("--rates", "2000,5000").split(","))
                .map(Integer::valueOf)
                .filter(rate -> rate > 0)
                .toList(),
            Duration.ofSeconds(Integer.parseInt(values.getOrDefault("--length-s", "90"))),
            Duration.ofSeconds(Integer.parseInt(values.getOrDefault("--warm-up-s", "30"))),
            Integer.parseInt(values.getOrDefault("--every", "200")),
            Integer.parseInt(values.getOrDefault("--parallelism", "1")),
            Duration.ofMillis(Integer.parseInt(values.getOrDefault("--checkpoint-ms", "10000"))),
            CoreOptions.rules(values.get("--rules-dir")),
            values.containsKey("--json") ? Path.of(values.get("--json")) : null);
    if (options.warmUp().compareTo(options.length()) >= 0) {
      throw new IllegalArgumentException("--warm-up-s must be less than --length-s");
    }
    return options;
  }
}
