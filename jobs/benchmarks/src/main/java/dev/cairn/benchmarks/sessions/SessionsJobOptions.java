package dev.cairn.benchmarks.sessions;

import dev.cairn.testkit.simulator.ServerKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure.
 *
 * @param clients at a time
 * @param clientsPerConnection clients that share one connection of a proxy to a server
 * @param identical share of identical statements
 * @param rate statements a second of each client
 * @param length of the simulated day
 * @param server how the database server logs
 * @param parallelism of the job; each in turn
 * @param rounds measured rounds
 * @param warmUp rounds before them that do not count
 * @param checkpoint time between checkpoints
 */
record SessionsJobOptions(
    int clients,
    int clientsPerConnection,
    double identical,
    double rate,
    Duration length,
    ServerKind server,
    List<Integer> parallelism,
    int rounds,
    int warmUp,
    Duration checkpoint) {

  static final String USAGE =
      """
      usage: run sessions-job [--clients 320] [--per-connection 32] [--identical 0.5] [--rate 0.5]
                 [--length-s 1200] [--server MARIADB|MYSQL_GENERAL_LOG|AZURE] [--parallelism 1,2]
                 [--rounds 3] [--warm-up 2] [--checkpoint-ms 10000]
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--clients",
          "--per-connection",
          "--identical",
          "--rate",
          "--length-s",
          "--server",
          "--parallelism",
          "--rounds",
          "--warm-up",
          "--checkpoint-ms");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or its value wrong
   */
  static SessionsJobOptions parse(List<String> args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!NAMES.contains(args.get(i)) || i + 1 == args.size()) {
        throw new IllegalArgumentException("No such option, or no value: " + args.get(i));
      }
      values.put(args.get(i), args.get(i + 1));
    }
    return new SessionsJobOptions(
        Integer.parseInt(values.getOrDefault("--clients", "320")),
        Integer.parseInt(values.getOrDefault("--per-connection", "32")),
        Double.parseDouble(values.getOrDefault("--identical", "0.5")),
        Double.parseDouble(values.getOrDefault("--rate", "0.5")),
        Duration.ofSeconds(Integer.parseInt(values.getOrDefault("--length-s", "1200"))),
        ServerKind.valueOf(values.getOrDefault("--server", "MARIADB")),
        Arrays.stream(values.getOrDefault("--parallelism", "1,2").split(","))
            .map(Integer::valueOf)
            .toList(),
        Integer.parseInt(values.getOrDefault("--rounds", "3")),
        Integer.parseInt(values.getOrDefault("--warm-up", "2")),
        Duration.ofMillis(Integer.parseInt(values.getOrDefault("--checkpoint-ms", "10000"))));
  }
}
