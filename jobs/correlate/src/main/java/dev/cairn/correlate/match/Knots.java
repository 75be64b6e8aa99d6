package dev.cairn.correlate.match;

import java.util.Arrays;

/**
 * Places in a log whose time is known: records that are tied, and the borders at which a coarse
 * stamp changes. What lies between two of them is placed by its rank.
 */
final class Knots {

  private static final double BEYOND = 1_000;
  // of ties, whose offsets are not believed
  private static final double OUTLIERS = 0.01;
  private static final int SMOOTHED = 2;

  private double[] place = new double[64];
  private double[] time = new double[64];
  private int count;
  private final int[] ofTie;

  /**
   * Collects them.
   *
   * @param log the records in order
   * @param tied places of the tied ones, ascending
   * @param times when those were written, by the proxy's clock
   * @param offset the server's clock less the proxy's
   */
  private Knots(DatabaseStatement[] log, int[] tied, double[] times, double offset) {
    ofTie = new int[tied.length];
    int next = 0;
    for (int d = 0; d < log.length; d++) {
      if (next < tied.length && tied[next] == d) {
        ofTie[next] = count;
        add(d, times[next++]);
      }
      if (d + 1 < log.length && log[d + 1].timeMicros() > log[d].timeMicros()) {
        double end = log[d].timeMicros() + log[d].precisionMicros() - offset;
        double begin = log[d + 1].timeMicros() - offset;
        double before = next == 0 ? Double.NEGATIVE_INFINITY : times[next - 1];
        double behind = next == tied.length ? Double.POSITIVE_INFINITY : times[next];
        add(d + 0.5, Math.max(before, Math.min(behind, end)));
        if (begin > end) {
          add(d + 0.5, Math.max(before, Math.min(behind, begin)));
        }
      }
    }
    if (count == 0) {
      // nothing to go by but the only stamp there is
      add(-1, log.length == 0 ? 0 : log[0].timeMicros() - offset);
      add(log.length, log.length == 0 ? 0 : end(log[log.length - 1]) - offset);
    }
  }

  /**
   * Collects them from ties.
   *
   * @param references of each statement, the time that the log's order follows
   * @param offsets of each tie, the server's clock less the proxy's as its stamp has it
   */
  static Knots of(
      DatabaseStatement[] log, Timing.Ties ties, double[] references, double[] offsets) {
    double[] times = Arrays.stream(ties.proxy()).mapToDouble(p -> references[p]).toArray();
    return new Knots(log, ties.database(), smoothed(times), offset(log, offsets));
  }

  /**
   * The server's clock less the proxy's, from stamps that stand for a stretch: no stretch may begin
   * after its tie, and none end before.
   */
  private static double offset(DatabaseStatement[] log, double[] offsets) {
    if (offsets.length == 0) {
      return 0;
    }
    double[] sorted = offsets.clone();
    Arrays.sort(sorted);
    double half = log[0].precisionMicros() / 2.0;
    double least = sorted[(int) ((1 - OUTLIERS) * (sorted.length - 1))] - half;
    double most = sorted[(int) (OUTLIERS * (sorted.length - 1))] + half;
    return (least + most) / 2;
  }

  /** Each as the median of it and its neighbours. */
  private static double[] smoothed(double[] values) {
    double[] smooth = new double[values.length];
    double[] near = new double[2 * SMOOTHED + 1];
    for (int at = 0; at < values.length; at++) {
      int found = 0;
      int last = Math.min(values.length - 1, at + SMOOTHED);
      for (int i = Math.max(0, at - SMOOTHED); i <= last; i++) {
        near[found++] = values[i];
      }
      Arrays.sort(near, 0, found);
      smooth[at] = (near[(found - 1) / 2] + near[found / 2]) / 2;
    }
    return smooth;
  }

  double time(int d) {
    int after = firstFrom(d);
    if (after < count && place[after] == d) {
      return time[after];
    }
    return between(after - 1, after, d);
  }

  /** How far off a time may be: half of what lies between the knots around. */
  double spread(int d) {
    int after = firstFrom(d);
    if (after < count && place[after] == d) {
      return 0;
    }
    if (after == 0 || after == count) {
      return BEYOND * Math.abs(place[after == 0 ? 0 : count - 1] - d);
    }
    return Math.abs(time[after] - time[after - 1]) / 2;
  }

  /** When a tied record would have been placed, were it not tied. */
  double timeWithout(int tie) {
    int knot = ofTie[tie];
    return between(knot - 1, knot + 1, place[knot]);
  }

  private double between(int before, int after, double at) {
    if (before < 0 && after >= count) {
      return time[0];
    }
    if (before < 0) {
      return time[after];
    }
    if (after >= count) {
      return time[before];
    }
    double share = (at - place[before]) / Math.max(1e-9, place[after] - place[before]);
    return time[before] + share * (time[after] - time[before]);
  }

  private int firstFrom(double at) {
    int found = Arrays.binarySearch(place, 0, count, at);
    if (found < 0) {
      return -found - 1;
    }
    while (found > 0 && place[found - 1] == at) {
      found--;
    }
    return found;
  }

  private static double end(DatabaseStatement done) {
    return done.timeMicros() + done.precisionMicros();
  }

  private void add(double at, double when) {
    if (count == place.length) {
      place = Arrays.copyOf(place, 2 * count);
      time = Arrays.copyOf(time, 2 * count);
    }
    place[count] = at;
    time[count++] = when;
  }
}
