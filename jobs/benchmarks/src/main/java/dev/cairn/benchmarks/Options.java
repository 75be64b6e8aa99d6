package dev.cairn.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a run measures.
 *
 * @param events size of the workload, about
 * @param rounds measured rounds of each contender, at least 1
 * @param warmUp rounds before them that do not count
 * @param parallelism of the Flink jobs in the comparison; 1, as what they are compared with: with
 *     two writers on two cores each CPU-second is worth less
 * @param partitions of each topic
 * @param checkpoint time between checkpoints
 * @param rates steady rates, records a second, at which latency, heap and checkpoints are measured
 * @param steady how long each of them lasts
 * @param steadyCheckpoint time between checkpoints there
 * @param steadyParallelism of the Flink job there
 * @param parts what to measure
 * @param json file for the result as JSON
 * @param work directory for everything that is written; removed at the end
 * @param profiles directory for a flight recording of each contender; null for none
 */
record Options(
    int events,
    int rounds,
    int warmUp,
    int parallelism,
    int partitions,
    Duration checkpoint,
    List<Integer> rates,
    Duration steady,
    Duration steadyCheckpoint,
    int steadyParallelism,
    Set<Part> parts,
    Path json,
    Path work,
    Path profiles) {

  /** A part of the run. */
  enum Part {
    /** Archive job and FileSink beside parse only and parquet-avro. */
    COMPARE,
    /** The archive's writer with and without encryption. */
    ENCRYPTION,
    /** Latency, heap and checkpoints at steady rates. */
    STEADY,
    /** Verification of the archive that the comparison made. */
    VERIFY
  }

  static final String USAGE =
      """
      usage: run [--events 1000000] [--rounds 3] [--warm-up 2] [--parallelism 1] [--partitions 4]
                 [--checkpoint-ms 3000] [--rates 1000,5000,20000] [--steady-s 12]
                 [--steady-checkpoint-ms 1000] [--steady-parallelism 2]
                 [--parts compare,encryption,steady,verify] [--json FILE] [--work DIR]
                 [--profiles DIR]
             run parse [--rounds 3] [--shapes PROXYSQL_QUERY,AZURE_MYSQL,...]
             run micro [JMH options]
             run large [--bytes 1048576] [--limit-ms 50] [--worst 5] [--source NAME]
             run attribution [options]
             run sessions-job [options]
             run sessions-latency [options]
      """;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown or its value wrong
   */
  static Options parse(List<String> args) {
    List<String> known =
        Arrays.stream(USAGE.split("[ \\[\\n]+")).filter(word -> word.startsWith("--")).toList();
    var values = new HashMap<String, String>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!known.contains(args.get(i)) || i + 1 == args.size()) {
        throw new IllegalArgumentException("No such option, or no value: " + args.get(i));
      }
      values.put(args.get(i), args.get(i + 1));
    }
    return new Options(
        number(values.get("--events"), 1_000_000),
        number(values.get("--rounds"), 3),
        number(values.get("--warm-up"), 2),
        number(values.get("--parallelism"), 1),
        number(values.get("--partitions"), 4),
        Duration.ofMillis(number(values.get("--checkpoint-ms"), 3000)),
        numbers(values.getOrDefault("--rates", "1000,5000,20000")),
        Duration.ofSeconds(number(values.get("--steady-s"), 12)),
        Duration.ofMillis(number(values.get("--steady-checkpoint-ms"), 1000)),
        number(values.get("--steady-parallelism"), 2),
        parts(values.get("--parts")),
        path(values.getOrDefault("--json", "benchmarks.json")),
        path(values.get("--work")),
        path(values.get("--profiles")));
  }

  /** The same in another work directory. */
  Options in(Path directory) {
    return new Options(
        events,
        rounds,
        warmUp,
        parallelism,
        partitions,
        checkpoint,
        rates,
        steady,
        steadyCheckpoint,
        steadyParallelism,
        parts,
        json,
        directory,
        profiles);
  }

  private static int number(String text, int otherwise) {
    int number = text == null ? otherwise : Integer.parseInt(text);
    if (number < 0) {
      throw new IllegalArgumentException("Not a number of 0 or more: " + text);
    }
    return number;
  }

  private static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String number : text.split(",")) {
      numbers.add(Integer.valueOf(number));
    }
    return List.copyOf(numbers);
  }

  private static Set<Part> parts(String text) {
    if (text == null) {
      return EnumSet.allOf(Part.class);
    }
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String part : text.split(",")) {
      parts.add(Part.valueOf(part.toUpperCase(Locale.ROOT)));
    }
    return parts;
  }

  private static Path path(String text) {
    return text == null ? null : Path.of(text).toAbsolutePath();
  }
}
