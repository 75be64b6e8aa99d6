package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.StatementMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Matchers against load: each axis in turn, all else as usual, at stamps of microseconds,
 * milliseconds and seconds.
 */
final class Grid {

  static final List<Long> PRECISIONS = List.of(1L, 1_000L, 1_000_000L);

  private static final double PERCENT = 100;
  private static final long MICROS_PER_MILLI = 1_000;

  private final Worlds worlds;
  private final Map<String, StatementMatcher> matchers;
  private final long seed;

  Grid(Worlds worlds, Map<String, StatementMatcher> matchers, long seed) {
    this.worlds = worlds;
    this.matchers = matchers;
    this.seed = seed;
  }

  /**
   * Runs it along some axes.
   *
   * @param progress told in words of each point as it begins
   */
  List<GridResult> run(Set<Axis> axes, Consumer<String> progress) {
    List<GridResult> results = new ArrayList<>();
    Case usual = world(Axis.CLIENTS, Axis.CLIENTS.usual());
    for (Axis axis : axes) {
      for (double value : axis.points()) {
        Case world =
            axis == Axis.CLIENTS || axis == Axis.IDENTICAL ? world(axis, value) : usual;
        for (long precision : PRECISIONS) {
          progress.accept(
              "against %s: %s%s, stamps of %s"
                  .formatted(
                      axis.title(),
                      GridReport.valueName(value),
                      axis.unit(),
                      GridReport.precisionName(precision)));
          Case disturbed = perturbation(axis, value).cutTo(precision).apply(world);
          matchers.forEach(
              (name, matcher) ->
                  results.add(
                      new GridResult(
                          axis, value, precision, name, Evaluation.of(disturbed, matcher))));
        }
      }
    }
    return results;
  }

  private Case world(Axis axis, double value) {
    double clients = axis == Axis.CLIENTS ? value : Axis.CLIENTS.usual();
    double identical = axis == Axis.IDENTICAL ? value : Axis.IDENTICAL.usual();
    return worlds.make((int) clients, identical / PERCENT, seed);
  }

  private Perturbation perturbation(Axis axis, double value) {
    return switch (axis) {
      case CLIENTS, IDENTICAL -> Perturbation.loss(0, seed);
      case SKEW -> Perturbation.loss(0, seed).skewed((long) value * MICROS_PER_MILLI, 0);
      case DRIFT -> Perturbation.loss(0, seed).skewed(0, value);
      case LOSS -> Perturbation.loss(value / PERCENT, seed);
    };
  }
}
