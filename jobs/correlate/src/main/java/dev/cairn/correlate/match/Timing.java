package dev.cairn.correlate.match;

import java.util.Arrays;

/**
 * When, by the proxy's clock, the server wrote each of its records, as far as that can be told from
 * the statements whose text alone ties them: the offset of the clocks is what these show, with its
 * drift; where stamps are coarse, the order of the log says what lies between two of them.
 */
final class Timing {

  private static final int NEIGHBOURS = 15;
  private static final long FINE = 10_000;
  private static final int LEAST = 8;

  /** Statements tied for certain, in the order of the log. */
  record Ties(int[] proxy, int[] database) {}

  private final Problem problem;
  // when each record was written, by the proxy's clock, and how far off that may be
  final double[] at;
  final double[] spread;
  final boolean stampsStarts;
  final Residuals residuals;
  final double usuallyOutside;

  Timing(Problem problem, Ties ties, boolean useOrder) {
    this.problem = problem;
    int count = ties.proxy.length;
    at = new double[problem.database.length];
    spread = new double[problem.database.length];
    boolean fine = problem.database.length > 0 && isFine();
    stampsStarts = count >= LEAST && earlierEnds(ties, fine);
    double[] reference = new double[count];
    for (int i = 0; i < count; i++) {
      reference[i] = reference(ties.proxy[i]);
    }
    double[] offsets = new double[count];
    for (int i = 0; i < count; i++) {
      offsets[i] = middle(ties.database[i]) - reference[i];
    }
    double[] leftOut = new double[count];
    if (fine || !useOrder) {
      byStamp(ties, offsets, leftOut, reference);
    } else {
      byOrder(ties, reference, leftOut);
    }
    residuals = new Residuals(leftOut);
    double[] outside = new double[count];
    for (int i = 0; i < count; i++) {
      outside[i] = outside(ties.proxy[i], reference[i] + leftOut[i]);
    }
    Arrays.sort(outside);
    double most = count == 0 ? 50_000 : outside[(int) (0.97 * count)];
    usuallyOutside = Math.max(300, most);
  }

  /**
   * How far a time lies behind a statement's end, or before its start, on the side that the stamp
   * does not follow; negative inside.
   */
  double outside(int p, double micros) {
    ProxyStatement sent = problem.proxy[p];
    return stampsStarts ? micros - sent.endMicros() : sent.startMicros() - micros;
  }

  /** When the statement was at the point whose time the server logs, by the proxy's clock. */
  double reference(int p) {
    return stampsStarts ? problem.proxy[p].startMicros() : problem.proxy[p].endMicros();
  }

  private boolean isFine() {
    int fine = 0;
    for (DatabaseStatement done : problem.database) {
      fine += done.precisionMicros() <= FINE ? 1 : 0;
    }
    return fine * 2 > problem.database.length;
  }

  private double middle(int d) {
    DatabaseStatement done = problem.database[d];
    return done.timeMicros() + (done.precisionMicros() - 1) / 2.0;
  }

  /** Whether stamps follow the statements' starts more closely than their ends. */
  private boolean earlierEnds(Ties ties, boolean fine) {
    double[] starts = new double[ties.proxy.length];
    double[] ends = new double[ties.proxy.length];
    int startSteps = 0;
    int endSteps = 0;
    for (int i = 0; i < starts.length; i++) {
      ProxyStatement sent = problem.proxy[ties.proxy[i]];
      starts[i] = middle(ties.database[i]) - sent.startMicros();
      ends[i] = middle(ties.database[i]) - sent.endMicros();
      if (i > 0) {
        ProxyStatement before = problem.proxy[ties.proxy[i - 1]];
        startSteps += sent.startMicros() < before.startMicros() ? 1 : 0;
        endSteps += sent.endMicros() < before.endMicros() ? 1 : 0;
      }
    }
    return fine ? range(starts) < range(ends) : startSteps < endSteps;
  }

  private static double range(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
  }

  /** Stamps less the clocks' offset, which is the median of those of the neighbours. */
  private void byStamp(Ties ties, double[] offsets, double[] leftOut, double[] reference) {
    int count = offsets.length;
    int next = 0;
    for (int d = 0; d < at.length; d++) {
      while (next < count && ties.database[next] < d) {
        next++;
      }
      at[d] = middle(d) - (count == 0 ? 0 : median(offsets, next, -1));
      spread[d] = problem.database[d].precisionMicros() / 2.0;
    }
    for (int i = 0; i < count; i++) {
      leftOut[i] = middle(ties.database[i]) - median(offsets, i, i) - reference[i];
    }
  }

  /** Between the ties before and after in the log. */
  private void byOrder(Ties ties, double[] reference, double[] leftOut) {
    int count = reference.length;
    double[] smooth = new double[count];
    for (int i = 0; i < count; i++) {
      smooth[i] = median3(reference, i);
    }
    int next = 0;
    for (int d = 0; d < at.length; d++) {
      while (next < count && ties.database[next] < d) {
        next++;
      }
      if (count == 0) {
        at[d] = middle(d);
        spread[d] = problem.database[d].precisionMicros() / 2.0;
      } else if (next < count && ties.database[next] == d) {
        at[d] = smooth[next];
      } else {
        place(ties, smooth, d, next - 1, next);
      }
    }
    for (int i = 1; i + 1 < count; i++) {
      double share =
          (double) (ties.database[i] - ties.database[i - 1])
              / (ties.database[i + 1] - ties.database[i - 1]);
      double from = median3(reference, i - 1, i);
      double to = median3(reference, i + 1, i);
      leftOut[i] = from + share * (to - from) - reference[i];
    }
  }

  private void place(Ties ties, double[] smooth, int d, int before, int after) {
    if (before < 0) {
      at[d] = smooth[after];
      spread[d] = 1_000.0 * (ties.database[after] - d);
    } else if (after == smooth.length) {
      at[d] = smooth[before];
      spread[d] = 1_000.0 * (d - ties.database[before]);
    } else {
      double share =
          (double) (d - ties.database[before]) / (ties.database[after] - ties.database[before]);
      double gap = smooth[after] - smooth[before];
      at[d] = smooth[before] + share * gap;
      spread[d] = Math.abs(gap) / 2;
    }
  }

  private static double median3(double[] values, int at) {
    return median3(values, at, -1);
  }

  /** Of a value and its neighbours, leaving one out. */
  private static double median3(double[] values, int at, int without) {
    double[] near = new double[5];
    int found = 0;
    for (int i = Math.max(0, at - 2); i <= Math.min(values.length - 1, at + 2); i++) {
      if (i != without) {
        near[found++] = values[i];
      }
    }
    Arrays.sort(near, 0, found);
    return found % 2 == 1 ? near[found / 2] : (near[found / 2 - 1] + near[found / 2]) / 2;
  }

  private static double median(double[] values, int around, int without) {
    int from = Math.max(0, around - NEIGHBOURS);
    int to = Math.min(values.length, around + NEIGHBOURS + 1);
    double[] near = new double[to - from];
    int found = 0;
    for (int i = from; i < to; i++) {
      if (i != without) {
        near[found++] = values[i];
      }
    }
    if (found == 0) {
      return values.length == 0 ? 0 : values[Math.min(around, values.length - 1)];
    }
    Arrays.sort(near, 0, found);
    return near[found / 2];
  }
}
