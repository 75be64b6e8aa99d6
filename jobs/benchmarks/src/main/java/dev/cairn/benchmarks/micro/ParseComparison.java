package dev.cairn.benchmarks.micro;

import dev.cairn.benchmarks.micro.Work.Step;
import dev.cairn.formats.RecordParser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link TurnsBenchmark} for every shape, in rounds, each time in a process of its own. */
public final class ParseComparison {

  private static final String USAGE = "usage: run parse [--rounds N] [--shapes NAME,NAME...]";

  /** What one process measured, for each event: nanoseconds and bytes. */
  record Measure(double recordBytes, Map<Step, Double> nanos, Map<Step, Double> allocated) {}

  private ParseComparison() {}

  /**
   * Measures; prints tables to standard output, progress to standard error.
   *
   * @param args {@code [--rounds N] [--shapes NAME,NAME...]}
   * @throws IllegalArgumentException if an argument is none of these
   */
  public static void main(String[] args) throws RunnerException {
    int rounds = 3;
    Set<Shape> shapes = known();
    for (int i = 0; i < args.length; i += 2) {
      String value = i + 1 < args.length ? args[i + 1] : "";
      switch (args[i]) {
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--shapes" -> shapes = named(value);
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    System.out.print(ParseReport.of(measure(shapes, rounds)));
  }

  /** The shapes whose source there is a parser for. */
  static Set<Shape> known() {
    Set<Shape> known = EnumSet.allOf(Shape.class);
    known.removeIf(shape -> !RecordParser.sources().contains(shape.source()));
    return known;
  }

  private static Set<Shape> named(String names) {
    Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    for (String name : names.split(",")) {
      shapes.add(Shape.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    return shapes;
  }

  private static Map<Shape, List<Measure>> measure(Set<Shape> shapes, int rounds)
      throws RunnerException {
    Map<Shape, List<Measure>> measures = new EnumMap<>(Shape.class);
    for (int round = 1; round <= rounds; round++) {
      for (Shape shape : shapes) {
        System.err.printf("round %d  %s%n", round, shape.title());
        measures.computeIfAbsent(shape, any -> new ArrayList<>()).add(measure(shape));
      }
    }
    return measures;
  }

  private static Measure measure(Shape shape) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(TurnsBenchmark.class.getName() + ".turns$")
            .param("shape", shape.name())
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    RunResult result = new Runner(options).run().iterator().next();
    double events = sum(result, "events");
    Map<Step, Double> nanos = new EnumMap<>(Step.class);
    Map<Step, Double> allocated = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      String name = step.name().toLowerCase(Locale.ROOT);
      nanos.put(step, sum(result, name + "Nanos") / events);
      allocated.put(step, sum(result, name + "Allocated") / events);
    }
    return new Measure(sum(result, "bytes") / events, nanos, allocated);
  }

  private static double sum(RunResult result, String name) {
    return result.getSecondaryResults().get(name).getScore();
  }
}
