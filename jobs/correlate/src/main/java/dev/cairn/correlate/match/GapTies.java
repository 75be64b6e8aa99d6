package dev.cairn.correlate.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ties between ties: where as many statements as records have one digest between two of them, the
 * first is taken for the first, and so on. Good enough to tell the time by, not to answer with.
 */
final class GapTies {

  private static final int MOST = 4_000;

  private final Problem problem;
  private final Timing.Ties ties;
  private final double[] reference;
  // statements by the time that the log's order follows
  private final int[] byTime;
  private final List<int[]> found = new ArrayList<>();

  private GapTies(Problem problem, Timing.Ties ties, double[] reference) {
    this.problem = problem;
    this.ties = ties;
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

  /**
   * Adds to ties what lies between them.
   *
   * @param reference of each statement, the time that the log's order follows
   * @return the old and the new ones, in the order of the log
   */
  static Timing.Ties add(Problem problem, Timing.Ties ties, double[] reference) {
    if (problem.proxy.length >= 1 << 24) {
      return ties;
    }
    GapTies gaps = new GapTies(problem, ties, reference);
    gaps.run();
    return gaps.all();
  }

  private void run() {
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
        gap(lastRecord + 1, record, from, next, tied);
      }
      lastRecord = record;
      last = time;
    }
  }

  private void gap(int firstRecord, int endRecord, int from, int to, boolean[] tied) {
    Map<Long, List<Integer>> records = new HashMap<>();
    Map<Long, List<Integer>> statements = new HashMap<>();
    for (int d = firstRecord; d < endRecord; d++) {
      note(records, problem.database[d].text(), d);
    }
    for (int i = from; i < to; i++) {
      int p = byTime[i];
      if (!tied[p] && problem.proxy[p].activity() != ProxyStatement.Activity.PREPARE) {
        note(statements, problem.proxy[p].text(), p);
      }
    }
    statements.forEach(
        (digest, sent) -> {
          List<Integer> done = records.get(digest);
          if (done != null && done.size() == sent.size()) {
            for (int i = 0; i < sent.size(); i++) {
              found.add(new int[] {sent.get(i), done.get(i)});
            }
          }
        });
  }

  private static void note(Map<Long, List<Integer>> index, StatementText text, int at) {
    if (text.digest() != 0) {
      index.computeIfAbsent(text.digest(), any -> new ArrayList<>()).add(at);
    }
  }

  private Timing.Ties all() {
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
