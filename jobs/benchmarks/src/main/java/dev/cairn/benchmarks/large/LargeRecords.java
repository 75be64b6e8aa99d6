package dev.cairn.benchmarks.large;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.testkit.shapes.Shape;
import dev.cairn.testkit.shapes.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Times records of a megabyte in every shape that testkit knows, and every sample blown up in every
 * place, on every source. All are looked at in an eighth of the size first; those that look slow, or
 * were asked for by name, are timed in full.
 */
public final class LargeRecords {

  private static final int SCREENED = 8;

  /** Of the limit: what takes more than this share when screened is timed in full. */
  private static final double SUSPICIOUS = 0.4;

  /** What looks as slow as this when screened is slow enough for the table. */
  private static final double HOPELESS_MILLIS = 2000;

  private final LargeOptions options;
  private final List<Timing> timings = new ArrayList<>();

  private LargeRecords(LargeOptions options) {
    this.options = options;
  }

  /**
   * Prints the table to standard output; true if every record stayed below the limit.
   *
   * @param args options, each followed by its value
   * @throws IllegalArgumentException if an option is unknown or its value wrong
   */
  public static boolean run(List<String> args) throws IOException {
    LargeRecords run = new LargeRecords(LargeOptions.parse(args));
    for (String source : run.options.sources()) {
      run.measure(source);
    }
    if (run.timings.isEmpty()) {
      throw new IllegalArgumentException("--only: no shape's name holds " + run.options.only());
    }
    System.out.print(run.report());
    return run.timings.stream().allMatch(timing -> timing.millis() < run.options.limitMillis());
  }

  private void measure(String source) throws IOException {
    RecordParser parser = RecordParser.of(source, new FormatsConfig(ZoneOffset.UTC));
    Stopwatch watch = new Stopwatch(parser);
    note(source, "whole");
    Shapes.whole().forEach(shape -> measure(source, "", shape, watch));
    // a field that several samples of a format have is blown up in the first of them
    Set<String> seen = new HashSet<>();
    for (Path file : samples()) {
      byte[] sample = Files.readAllBytes(file);
      if (sample.length > 0 && watch.reads(sample, source)) {
        String name = options.samples().relativize(file).toString();
        note(source, name);
        Shapes.of(sample).stream()
            .filter(shape -> seen.add(file.getParent() + shape.name()))
            .forEach(shape -> measure(source, name + "; ", shape, watch));
      }
    }
  }

  private void measure(String source, String prefix, Shape shape, Stopwatch watch) {
    if (!options.selects(prefix + shape.name())) {
      return;
    }
    byte[] small = shape.ofSize(options.bytes() / SCREENED);
    double millis = watch.millis(small, 2) * options.bytes() / small.length;
    boolean suspicious = millis > SUSPICIOUS * options.limitMillis();
    if ((suspicious || options.isSelection()) && millis < HOPELESS_MILLIS) {
      byte[] value = shape.ofSize(options.bytes());
      millis = watch.millis(value, 5) * options.bytes() / value.length;
    }
    timings.add(new Timing(source, prefix + shape.name(), millis));
    if (millis > options.limitMillis()) {
      note(source, "%,.0f ms: %s".formatted(millis, prefix + shape.name()));
    }
  }

  private List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(options.samples())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private String report() {
    StringBuilder out = new StringBuilder();
    out.append(
        "ms for %,d bytes, processor time, the least of five; %s%n"
            .formatted(options.bytes(), System.getProperty("java.version")));
    for (String source : options.sources()) {
      List<Timing> all =
          timings.stream()
              .filter(timing -> timing.source().equals(source))
              .sorted(Comparator.comparingDouble(Timing::millis).reversed())
              .toList();
      if (all.isEmpty()) {
        out.append("%n%s: no such shape%n".formatted(source));
        continue;
      }
      long over = all.stream().filter(timing -> timing.millis() >= options.limitMillis()).count();
      out.append(
          String.format(
              Locale.ROOT,
              "%n%s: %,d shapes, median %.1f ms, worst %.1f ms, %d at %d ms or more%n",
              source,
              all.size(),
              all.get(all.size() / 2).millis(),
              all.get(0).millis(),
              over,
              options.limitMillis()));
      all.stream()
          .limit(Math.max(over, options.worst()))
          .forEach(
              timing ->
                  out.append(
                      String.format(
                          Locale.ROOT, "  %8.1f  %s%n", timing.millis(), timing.shape())));
    }
    return out.toString();
  }

  private static void note(String source, String what) {
    System.err.println(source + ": " + what);
  }

  /** How long a megabyte takes; extrapolated from less if it was not timed in full. */
  private record Timing(String source, String shape, double millis) {}
}
