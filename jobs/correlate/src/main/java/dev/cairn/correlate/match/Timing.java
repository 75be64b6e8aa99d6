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
  private final double[] spread;
  private final boolean stampsStarts;
  // how far records are from the point in their statement that the stamps follow, and from its
  // other end
  private final Residuals near;
  private final Residuals far;

  Timing(Problem problem, Ties unique, boolean useOrder) {
    this.problem = problem;
    at = new double[problem.database.length];
    spread = new double[problem.database.length];
    boolean fine = problem.database.length > 0 && isFine();
    stampsStarts = unique.proxy.length >= LEAST && earlierEnds(unique, fine);
    boolean byOrder = useOrder && !fine;
    Ties ties = byOrder ? GapTies.add(problem, unique, references()) : unique;
    int count = ties.proxy.length;
    double[] reference = new double[count];
    double[] offsets = new double[count];
    for (int i = 0; i < count; i++) {
      reference[i] = reference(ties.proxy[i]);
      offsets[i] = middle(ties.database[i]) - reference[i];
    }
    double[] leftOut = new double[count];
    if (byOrder) {
      byOrder(ties, offsets, reference, leftOut);
    } else {
      byStamp(ties, offsets, leftOut, reference);
    }
    near = new Residuals(leftOut);
    double[] others = new double[count];
    for (int i = 0; i < count; i++) {
      others[i] = reference[i] + leftOut[i] - otherEnd(ties.proxy[i]);
    }
    far = new Residuals(others);
  }

  /** How well a time fits a statement: a logarithm of a density per microsecond. */
  double logDensity(int p, double micros) {
    // as much as the far end tells beyond what it tells of any statement
    return near.logDensity(micros - reference(p))
        + far.logDensity(micros - otherEnd(p))
        - far.meanLogDensity();
  }

  /** How far from a record's time its statement may be. */
  double reach(int d) {
    return near.widest() + 2 * spread[d];
  }

  boolean isWithin(int p, double micros, double reach) {
    return Math.abs(micros - reference(p) - near.center()) <= reach;
  }

  private double[] references() {
    double[] references = new double[problem.proxy.length];
    for (int p = 0; p < references.length; p++) {
      references[p] = reference(p);
    }
    return references;
  }

  private double otherEnd(int p) {
    return stampsStarts ? problem.proxy[p].endMicros() : problem.proxy[p].startMicros();
  }

  /** When the statement was at the point whose time the server logs, by the proxy's clock. */
  private double reference(int p) {
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
    SlidingMedian median = new SlidingMedian(offsets, NEIGHBOURS);
    for (int d = 0; d < at.length; d++) {
      while (next < count && ties.database[next] < d) {
        next++;
      }
      at[d] = middle(d) - median.around(next);
      spread[d] = problem.database[d].precisionMicros() / 2.0;
    }
    SlidingMedian others = new SlidingMedian(offsets, NEIGHBOURS);
    for (int i = 0; i < count; i++) {
      leftOut[i] = middle(ties.database[i]) - others.without(i) - reference[i];
    }
  }

  /** Between what is known before and behind in the log: ties, and where a new stamp begins. */
  private void byOrder(Ties ties, double[] offsets, double[] reference, double[] leftOut) {
    int count = reference.length;
    double[] smooth = new double[count];
    for (int i = 0; i < count; i++) {
      smooth[i] = median3(reference, i);
    }
    Knots knots = new Knots(problem.database, ties.database, smooth, offset(offsets));
    for (int d = 0; d < at.length; d++) {
      at[d] = knots.time(d);
      spread[d] = knots.spread(d);
    }
    for (int i = 0; i < count; i++) {
      // a tie must not vouch for itself
      at[ties.database[i]] = knots.timeWithout(i);
      leftOut[i] = knots.timeWithout(i) - reference[i];
    }
  }

  /**
   * The server's clock less the proxy's, from stamps that stand for a stretch: no stretch may begin
   * after its tie, and none end before.
   */
  private double offset(double[] offsets) {
    if (offsets.length == 0) {
      return 0;
    }
    double[] sorted = offsets.clone();
    Arrays.sort(sorted);
    double half = problem.database[0].precisionMicros() / 2.0;
    double least = sorted[(int) (0.99 * (sorted.length - 1))] - half;
    double most = sorted[(int) (0.01 * (sorted.length - 1))] + half;
    return (least + most) / 2;
  }

  /** Of a value and its neighbours. */
  private static double median3(double[] values, int at) {
    double[] near = new double[5];
    int found = 0;
    for (int i = Math.max(0, at - 2); i <= Math.min(values.length - 1, at + 2); i++) {
      near[found++] = values[i];
    }
    Arrays.sort(near, 0, found);
    return found % 2 == 1 ? near[found / 2] : (near[found / 2 - 1] + near[found / 2]) / 2;
  }
}
