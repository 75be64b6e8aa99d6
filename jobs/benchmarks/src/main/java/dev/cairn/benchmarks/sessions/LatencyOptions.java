package dev.cairn.benchmarks.sessions;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure.
 *
 * @param rates statements a second of all clients together; each in turn
 * @param checkpoints times between checkpoints; each in turn
 * @param length of a run
 * @param warmUp what is sent in the beginning does not count so long
 * @param auditLateness how late the server's log may come: nothing is answered before
 * @param parallelism of the job
 */
record LatencyOptions(
    List<Integer> rates,
    List<Duration> checkpoints,
    Duration length,
    Duration warmUp,
    Duration auditLateness,
    int parallelism) {

  static final String USAGE =
      """
      usage: run sessions-latency [--rates 200,1000] [--checkpoint-ms 1000,10000]
                 [--length-s 300] [--warm-up-s 60] [--audit-lateness-s 10]
                 [--parallelism 2]
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--rates",
          "--checkpoint-ms",
          "--length-s",
          "--warm-up-s",
          "--audit-lateness-s",
          "--parallelism");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or its value wrong
   */
  static LatencyOptions parse(List<String> args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!NAMES.contains(args.get(i)) || i + 1 == args.size()) {
        throw new IllegalArgumentException("No such option, or no value: " + args.get(i));
      }
      values.put(args.get(i), args.get(i + 1));
    }
    return new LatencyOptions(
        numbers(values.getOrDefault("--rates", "200,1000")),
        numbers(values.getOrDefault("--checkpoint-ms", "1000,10000")).stream()
            .map(Duration::ofMillis)
            .toList(),
        Duration.ofSeconds(Integer.parseInt(values.getOrDefault("--length-s", "300"))),
        Duration.ofSeconds(Integer.parseInt(values.getOrDefault("--warm-up-s", "60"))),
        Duration.ofSeconds(Integer.parseInt(values.getOrDefault("--audit-lateness-s", "10"))),
        Integer.parseInt(values.getOrDefault("--parallelism", "2")));
  }

  private static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
  }
}
