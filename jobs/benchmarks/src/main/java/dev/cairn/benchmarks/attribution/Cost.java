package dev.cairn.benchmarks.attribution;

import dev.cairn.benchmarks.Table;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.StatementMatcher;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What matching costs, as one thing grows. In each round all points of a curve run in turn, and
 * each is compared with the first point of the same round, so that a busy machine changes ratios
 * little; the figures are medians over rounds.
 */
final class Cost {

  private static final int WARM_UP = 1;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MICROS_PER_SECOND = 1e6;

  /**
   * Inputs that differ in one thing.
   *
   * @param title what grows
   * @param points in order
   */
  record Curve(String title, List<Point> points) {}

  /**
   * One point of a curve.
   *
   * @param value of what grows
   * @param inputs matched one after the other
   */
  record Point(double value, List<MatchInput> inputs) {

    long events() {
      return inputs.stream().mapToLong(in -> in.proxy().size() + in.database().size()).sum();
    }
  }

  /**
   * What a point costs.
   *
   * @param curve title of its curve
   * @param value of what grows
   * @param events statements and records
   * @param microsPerEvent of one thread's processor time
   * @param ratio to the curve's first point
   */
  record Result(String curve, double value, long events, double microsPerEvent, double ratio) {

    double eventsPerSecond() {
      return MICROS_PER_SECOND / microsPerEvent;
    }
  }

  private final StatementMatcher matcher;
  private final int rounds;

  Cost(StatementMatcher matcher, int rounds) {
    this.matcher = matcher;
    this.rounds = rounds;
  }

  /** Measures the points of a curve. */
  List<Result> run(Curve curve) {
    int count = curve.points().size();
    double[][] micros = new double[count][rounds];
    double[][] ratios = new double[count][rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      for (int i = 0; i < count; i++) {
        double spent = microsPerEvent(curve.points().get(i));
        if (round >= 0) {
          micros[i][round] = spent;
          ratios[i][round] = spent / micros[0][round];
        }
      }
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Point point = curve.points().get(i);
      results.add(
          new Result(
              curve.title(),
              point.value(),
              point.events(),
              median(micros[i]),
              median(ratios[i])));
    }
    return results;
  }

  private double microsPerEvent(Point point) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    int answers = 0;
    for (MatchInput input : point.inputs()) {
      answers += matcher.match(input).size();
    }
    long nanos = threads.getCurrentThreadCpuTime() - before;
    if (answers == 0) {
      throw new IllegalStateException("nothing to match at " + point.value());
    }
    return nanos / NANOS_PER_MICRO / point.events();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** One curve as a table. */
  static String report(List<Result> curve) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(curve.get(0).curve(), "events", "us/event", "events/s", "ratio"));
    for (Result result : curve) {
      rows.add(
          List.of(
              text("%,.0f", result.value()),
              text("%,d", result.events()),
              text("%.2f", result.microsPerEvent()),
              text("%,.0f", result.eventsPerSecond()),
              text("%.2f", result.ratio())));
    }
    return Table.of(rows);
  }

  private static String text(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
