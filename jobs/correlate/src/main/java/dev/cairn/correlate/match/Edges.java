package dev.cairn.correlate.match;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Which statement each record may be, and how well time and account fit. */
final class Edges {

  /** So many pairs of a record count, the best ones. */
  static final int MOST = 48;

  // so many statements of a text are looked at on either side of a record's time
  private static final int NEAREST = 512;
  // as odds: a pair below this is none
  private static final double NEVER = -9;
  private static final double HOPELESS = 11;
  // below this, neighbours would have to say more for a pair than they can
  private static final double FORGOTTEN = 1e-4;

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
  // by record, whether it had but one pair, and that pair's statement had no other
  private final boolean[] single;

  Edges(
      Problem problem, TextIndex texts, Timing timing, Accounts accounts, Losses losses) {
    this.problem = problem;
    this.texts = texts;
    this.timing = timing;
    this.accounts = accounts;
    ofDatabase = new int[problem.database.length + 1];
    for (int d = 0; d < problem.database.length; d++) {
      ofDatabase[d] = count;
      ByStart[] lists = texts.fitting(problem.database[d]);
      DatabaseStatement done = problem.database[d];
      find(d, lists[0], losses.base(done, lists[0].count(), true));
      find(d, lists[1], losses.base(done, lists[1].count(), false));
      trim(d);
    }
    ofDatabase[problem.database.length] = count;
    dropHopeless();
    listByProxy();
    single = new boolean[problem.database.length];
    for (int e = 0; e < count; e++) {
      single[database[e]] =
          ofDatabase[database[e] + 1] - ofDatabase[database[e]] == 1
              && ofProxyStart[proxy[e] + 1] - ofProxyStart[proxy[e]] == 1;
    }
  }

  /** Whether neither side of a pair has another, the forgotten ones counted. */
  boolean isSingle(int e) {
    return single[database[e]];
  }

  /**
   * Forgets pairs that others of both sides leave next to no room for, so that what is left falls
   * into smaller clusters.
   *
   * @param marginal how likely each pair is
   * @return the same of those that are left
   */
  double[] forget(double[] marginal) {
    double[] left = new double[count];
    int kept = 0;
    for (int e = 0; e < count; e++) {
      if (marginal[e] >= FORGOTTEN) {
        left[kept++] = marginal[e];
      }
    }
    keep(e -> marginal[e] >= FORGOTTEN);
    listByProxy();
    return Arrays.copyOf(left, kept);
  }

  private void find(int d, ByStart fitting, double base) {
    double at = timing.at[d];
    double reach = timing.reach(d);
    int i = fitting.firstAfter(at + reach) - 1;
    int least = 0;
    if (i > 2 * NEAREST) {
      int middle = fitting.firstAfter(at);
      i = Math.min(i, middle + NEAREST);
      least = Math.max(0, middle - NEAREST);
    }
    for (; i >= least && fitting.latestEnd(i) + reach >= at; i--) {
      int p = fitting.statement(i);
      if (timing.isWithin(p, at, reach)
          && texts.activityFits(p, problem.database[d])) {
        add(p, d, base + timing.logDensity(p, at) + accounts.weight(p, d));
      }
    }
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

  /** Leaves out pairs that are hopeless by themselves, or beside others of both sides. */
  private void dropHopeless() {
    double[] bestOfProxy = new double[problem.proxy.length];
    double[] bestOfDatabase = new double[problem.database.length];
    Arrays.fill(bestOfProxy, Double.NEGATIVE_INFINITY);
    Arrays.fill(bestOfDatabase, Double.NEGATIVE_INFINITY);
    for (int e = 0; e < count; e++) {
      bestOfProxy[proxy[e]] = Math.max(bestOfProxy[proxy[e]], weight[e]);
      bestOfDatabase[database[e]] = Math.max(bestOfDatabase[database[e]], weight[e]);
    }
    keep(
        e ->
            weight[e] > NEVER
                && (weight[e] > bestOfProxy[proxy[e]] - HOPELESS
                    || weight[e] > bestOfDatabase[database[e]] - HOPELESS));
  }

  private void keep(IntPredicate wanted) {
    int kept = 0;
    int e = 0;
    for (int d = 0; d < problem.database.length; d++) {
      int end = ofDatabase[d + 1];
      ofDatabase[d] = kept;
      for (; e < end; e++) {
        if (wanted.test(e)) {
          proxy[kept] = proxy[e];
          database[kept] = d;
          weight[kept++] = weight[e];
        }
      }
    }
    ofDatabase[problem.database.length] = kept;
    count = kept;
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
