package dev.cairn.correlate.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which statement each record may be, and how well time and account fit. */
final class Edges {

  private static final int MOST = 48;
  private static final double PRICE = Double.parseDouble(System.getProperty("price","3"));
  private static final double MOST_LATE = 14;

  private final Problem problem;
  private final TextIndex texts;
  private final Timing timing;
  private final Accounts accounts;

  int count;
  int[] proxy = new int[1 << 10];
  int[] database = new int[1 << 10];
  // logarithm of how much likelier this pair is than both having lost their counterpart
  double[] weight = new double[1 << 10];
  // edges of a record are neighbours; those of a statement are listed
  final int[] ofDatabase;
  int[] ofProxyStart;
  int[] ofProxy;

  private final Map<int[], long[]> latestEnds = new HashMap<>();

  Edges(Problem problem, TextIndex texts, Timing timing, Accounts accounts, Losses losses) {
    this.problem = problem;
    this.texts = texts;
    this.timing = timing;
    this.accounts = accounts;
    ofDatabase = new int[problem.database.length + 1];
    for (int d = 0; d < problem.database.length; d++) {
      ofDatabase[d] = count;
      int[][] lists = texts.fitting(problem.database[d]);
      DatabaseStatement done = problem.database[d];
      find(d, lists[0], losses.base(done, lists[0].length, true));
      find(d, lists[1], losses.base(done, lists[1].length, false));
      trim(d);
    }
    ofDatabase[problem.database.length] = count;
    listByProxy();
  }

  private void find(int d, int[] fitting, double base) {
    if (fitting.length == 0) {
      return;
    }
    double at = timing.at[d];
    double reach = timing.residuals.widest + 2 * timing.spread[d];
    int i = firstAfter(fitting, at + reach) - 1;
    long[] latest = latestEnds(fitting);
    for (; i >= 0 && latest[i] + reach >= at; i--) {
      int p = fitting[i];
      double residual = at - timing.reference(p);
      if (Math.abs(residual - timing.residuals.center()) <= reach
          && texts.activityFits(p, problem.database[d])) {
        add(p, d, base + timing.residuals.logDensity(residual) - late(p, at)
            + accounts.weight(p, d));
      }
    }
  }

  /** What it costs that a record does not lie between its statement's start and end. */
  private double late(int p, double at) {
    double outside = timing.outside(p, at) - timing.usuallyOutside;
    return outside <= 0 ? 0 : Math.min(MOST_LATE, PRICE * outside / timing.usuallyOutside);
  }

  private int firstAfter(int[] fitting, double micros) {
    int low = 0;
    int high = fitting.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (problem.proxy[fitting[middle]].startMicros() > micros) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private long[] latestEnds(int[] fitting) {
    return latestEnds.computeIfAbsent(
        fitting,
        list -> {
          long[] latest = new long[list.length];
          long last = Long.MIN_VALUE;
          for (int i = 0; i < list.length; i++) {
            last = Math.max(last, problem.proxy[list[i]].endMicros());
            latest[i] = last;
          }
          return latest;
        });
  }

  /** Keeps the best of a record's edges. */
  private void trim(int d) {
    int from = ofDatabase[d];
    if (count - from <= MOST) {
      return;
    }
    double[] sorted = Arrays.copyOfRange(weight, from, count);
    Arrays.sort(sorted);
    double least = sorted[sorted.length - MOST];
    int kept = from;
    for (int e = from; e < count && kept < from + MOST; e++) {
      if (weight[e] >= least) {
        proxy[kept] = proxy[e];
        weight[kept++] = weight[e];
      }
    }
    count = kept;
  }

  private void add(int p, int d, double logWeight) {
    if (count == proxy.length) {
      proxy = Arrays.copyOf(proxy, 2 * count);
      database = Arrays.copyOf(database, 2 * count);
      weight = Arrays.copyOf(weight, 2 * count);
    }
    proxy[count] = p;
    database[count] = d;
    weight[count++] = logWeight;
  }

  private void listByProxy() {
    ofProxyStart = new int[problem.proxy.length + 1];
    for (int e = 0; e < count; e++) {
      ofProxyStart[proxy[e] + 1]++;
    }
    for (int p = 0; p < problem.proxy.length; p++) {
      ofProxyStart[p + 1] += ofProxyStart[p];
    }
    ofProxy = new int[count];
    int[] next = ofProxyStart.clone();
    for (int e = 0; e < count; e++) {
      ofProxy[next[proxy[e]]++] = e;
    }
  }
}
