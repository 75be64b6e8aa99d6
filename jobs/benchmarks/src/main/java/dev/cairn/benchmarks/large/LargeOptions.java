package dev.cairn.benchmarks.large;

import dev.cairn.formats.RecordParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What to time.
 *
 * @param bytes size of a record
 * @param limitMillis what a record is to stay below
 * @param worst how many shapes of each source to list at least
 * @param sources the sources to time
 * @param only what a shape's name must hold to be timed, in any letter case; empty for all
 * @param samples directory of the records to blow up
 */
record LargeOptions(
    int bytes, int limitMillis, int worst, List<String> sources, String only, Path samples) {

  private static final Set<String> NAMES =
      Set.of("--bytes", "--limit-ms", "--worst", "--source", "--only", "--samples");

  static LargeOptions parse(List<String> args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!NAMES.contains(args.get(i)) || i + 1 == args.size()) {
        throw new IllegalArgumentException("No such option, or no value: " + args.get(i));
      }
      values.put(args.get(i), args.get(i + 1));
    }
    Path samples = Path.of(values.getOrDefault("--samples", "."));
    if (!Files.isDirectory(samples)) {
      throw new IllegalArgumentException("--samples " + samples + " is no directory");
    }
    String source = values.get("--source");
    if (source != null && !RecordParser.sources().contains(source)) {
      throw new IllegalArgumentException(
          "--source " + source + " is none of " + RecordParser.sources());
    }
    return new LargeOptions(
        Integer.parseInt(values.getOrDefault("--bytes", "1048576")),
        Integer.parseInt(values.getOrDefault("--limit-ms", "50")),
        Integer.parseInt(values.getOrDefault("--worst", "5")),
        source == null ? List.copyOf(RecordParser.sources()) : List.of(source),
        values.getOrDefault("--only", "").toLowerCase(Locale.ROOT),
        samples);
  }

  /** Whether some shapes are left out. */
  boolean isSelection() {
    return !only.isEmpty();
  }

  /** Whether a shape is to be timed. */
  boolean selects(String shape) {
    return shape.toLowerCase(Locale.ROOT).contains(only);
  }
}
