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

  Timing(Problem problem, Ties certain, boolean useOrder) {
    this.problem = problem;
    at = new double[problem.database.length];
    spread = new double[problem.database.length];
    boolean fine = problem.database.length > 0 && isFine();
    stampsStarts = certain.proxy.length >= LEAST && earlierEnds(certain, fine);
    boolean byOrder = useOrder && !fine;
    double[] references = references();
    Ties ties = byOrder ? new GapTies(problem, references).addTo(certain) : certain;
    double[] leftOut = byOrder ? byOrder(ties, references) : byStamp(ties, references);
    near = new Residuals(less(leftOut, ties, references));
    double[] otherEnds = new double[references.length];
    Arrays.setAll(otherEnds, this::otherEnd);
    far = new Residuals(less(leftOut, ties, otherEnds));
  }

  private static double[] less(double[] times, Ties ties, double[] reference) {
    double[] less = new double[times.length];
    Arrays.setAll(less, i -> times[i] - reference[ties.proxy[i]]);
    return less;
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

  /** Whether stamps follow the statements' starts more closely than their ends. */
  private boolean earlierEnds(Ties ties, boolean fine) {
    double[] starts = new double[ties.proxy.length];
    double[] ends = new double[ties.proxy.length];
    int startSteps = 0;
    int endSteps = 0;
    for (int i = 0; i < starts.length; i++) {
      ProxyStatement sent = problem.proxy[ties.proxy[i]];
      starts[i] = problem.database[ties.database[i]].middleMicros() - sent.startMicros();
      ends[i] = problem.database[ties.database[i]].middleMicros() - sent.endMicros();
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

  /**
   * Stamps less the clocks' offset, which is the median of those of the neighbours.
   *
   * @return when each tie was, if it were not tied
   */
  private double[] byStamp(Ties ties, double[] references) {
    double[] offsets = offsets(ties, references);
    int next = 0;
    SlidingMedian median = new SlidingMedian(offsets, NEIGHBOURS);
    for (int d = 0; d < at.length; d++) {
      while (next < offsets.length && ties.database[next] < d) {
        next++;
      }
      at[d] = problem.database[d].middleMicros() - median.around(next);
      spread[d] = problem.database[d].precisionMicros() / 2.0;
    }
    double[] leftOut = new double[offsets.length];
    SlidingMedian others = new SlidingMedian(offsets, NEIGHBOURS);
    for (int i = 0; i < leftOut.length; i++) {
      leftOut[i] = problem.database[ties.database[i]].middleMicros() - others.without(i);
    }
    return leftOut;
  }

  /**
   * Between what is known before and behind in the log: ties, and where a new stamp begins.
   *
   * @return when each tie was, if it were not tied
   */
  private double[] byOrder(Ties ties, double[] references) {
    Knots knots = Knots.of(problem.database, ties, references, offsets(ties, references));
    for (int d = 0; d < at.length; d++) {
      at[d] = knots.time(d);
      spread[d] = knots.spread(d);
    }
    double[] leftOut = new double[ties.database.length];
    for (int i = 0; i < leftOut.length; i++) {
      leftOut[i] = knots.timeWithout(i);
      // a tie must not vouch for itself
      at[ties.database[i]] = leftOut[i];
    }
    return leftOut;
  }

  /** The server's clock less the proxy's, as each tie has it. */
  private double[] offsets(Ties ties, double[] references) {
    double[] offsets = new double[ties.proxy.length];
    Arrays.setAll(
        offsets,
        i -> problem.database[ties.database[i]].middleMicros() - references[ties.proxy[i]]);
    return offsets;
  }
}
