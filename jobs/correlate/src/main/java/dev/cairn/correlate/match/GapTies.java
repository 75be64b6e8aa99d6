package dev.cairn.correlate.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ties between ties: what lies between two of them on either side is laid beside each other by its
 * digests, in order. Good enough to tell the time by, not to answer with.
 *
 * <p>To take the first of a digest for the first, the second for the second would not do: where one
 * line of it is lost on one side, and a later one on the other, all between would be shifted, and
 * agree with each other.
 */
final class GapTies {

  private static final int MOST = 4_000;

  private final Problem problem;
  private final double[] reference;
  // statements by the time that the log's order follows
  private final int[] byTime;
  private final Alignment alignment = new Alignment();

  /**
   * Makes ready to add ties.
   *
   * @param reference of each statement, the time that the log's order follows
   */
  GapTies(Problem problem, double[] reference) {
    this.problem = problem;
    this.reference = reference;
    long[] keyed = new long[reference.length];
    double least = Double.MAX_VALUE;
    for (double micros : reference) {
      least = Math.min(least, micros);
    }
    for (int p = 0; p < keyed.length; p++) {
      keyed[p] = (long) (reference[p] - least) << 24 | p & 0xFFFFFF;
    }
    Arrays.sort(keyed);
    byTime = new int[keyed.length];
    for (int i = 0; i < keyed.length; i++) {
      byTime[i] = (int) (keyed[i] & 0xFFFFFF);
    }
  }

  /** Adds to ties what lies between them; all in the order of the log. */
  Timing.Ties addTo(Timing.Ties ties) {
    if (problem.proxy.length >= 1 << 24) {
      return ties;
    }
    List<int[]> found = new ArrayList<>();
    search(ties, found);
    return all(ties, found);
  }

  private void search(Timing.Ties ties, List<int[]> found) {
    boolean[] tied = new boolean[problem.proxy.length];
    for (int p : ties.proxy()) {
      tied[p] = true;
    }
    int next = 0;
    int lastRecord = -1;
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= ties.database().length; i++) {
      boolean end = i == ties.database().length;
      int record = end ? problem.database.length : ties.database()[i];
      double time = end ? Double.POSITIVE_INFINITY : reference[ties.proxy()[i]];
      if (time < last) {
        // this tie is out of order, as neighbours sometimes are
        continue;
      }
      int from = next;
      while (next < byTime.length && reference[byTime[next]] <= time) {
        next++;
      }
      if (record - lastRecord > 1 && record - lastRecord < MOST && next - from < MOST) {
        gap(lastRecord + 1, record, from, next, tied, found);
      }
      lastRecord = record;
      last = time;
    }
  }

  private void gap(
      int firstRecord, int endRecord, int from, int to, boolean[] tied, List<int[]> found) {
    LongNumbers digests = new LongNumbers(endRecord - firstRecord);
    int[] done = new int[endRecord - firstRecord];
    for (int d = firstRecord; d < endRecord; d++) {
      done[d - firstRecord] = digests.number(problem.database[d].text().digest());
    }
    int[] sent = new int[to - from];
    int[] statement = new int[sent.length];
    int count = 0;
    for (int i = from; i < to; i++) {
      int p = byTime[i];
      int digest = digests.find(problem.proxy[p].text().digest());
      if (!tied[p]
          && digest != LongNumbers.NONE
          && problem.proxy[p].activity() != ProxyStatement.Activity.PREPARE) {
        statement[count] = p;
        sent[count++] = digest;
      }
    }
    alignment.align(
        done,
        done.length,
        sent,
        count,
        weights(done, digests.count()),
        (d, i) -> found.add(new int[] {statement[i], firstRecord + d}));
  }

  /** The rarer, the more it tells. */
  private static double[] weights(int[] done, int digests) {
    double[] weights = new double[digests];
    for (int digest : done) {
      if (digest >= 0) {
        weights[digest]++;
      }
    }
    for (int digest = 0; digest < digests; digest++) {
      weights[digest] = Math.log(1 + done.length / weights[digest]);
    }
    return weights;
  }

  private static Timing.Ties all(Timing.Ties ties, List<int[]> found) {
    for (int i = 0; i < ties.proxy().length; i++) {
      found.add(new int[] {ties.proxy()[i], ties.database()[i]});
    }
    // a tie that was out of order may stand in a gap: the first of a record's counts
    found.sort((one, other) -> Integer.compare(one[1], other[1]));
    int[] proxy = new int[found.size()];
    int[] database = new int[found.size()];
    int count = 0;
    for (int[] tie : found) {
      if (count == 0 || database[count - 1] != tie[1]) {
        proxy[count] = tie[0];
        database[count++] = tie[1];
      }
    }
    return new Timing.Ties(Arrays.copyOf(proxy, count), Arrays.copyOf(database, count));
  }
}
