package dev.cairn.correlate.match;

/**
 * What neighbours say: a connection goes on serving the session it served, and a session goes on
 * using its connection, the more so while a transaction is open. How much more is learned from the
 * statements that are tied for certain.
 */
final class Chains {

  private static final int HOPS = 4;
  private static final double ENOUGH = 0.3;

  private final Problem problem;
  private final Edges edges;
  // by whether a transaction is open
  private final double[] stays;
  private final double[] keeps;
  private final double anySession;
  private final double anyConnection;

  Chains(Problem problem, Edges edges, Timing.Ties ties) {
    this.problem = problem;
    this.edges = edges;
    int[] tiedTo = new int[problem.database.length];
    java.util.Arrays.fill(tiedTo, Problem.NONE);
    int[] tiedAs = new int[problem.proxy.length];
    java.util.Arrays.fill(tiedAs, Problem.NONE);
    for (int i = 0; i < ties.proxy().length; i++) {
      tiedTo[ties.database()[i]] = ties.proxy()[i];
      tiedAs[ties.proxy()[i]] = ties.database()[i];
    }
    double[] same = {7, 99};
    double[] all = {10, 100};
    for (int d : ties.database()) {
      int next = problem.nextOnConnection[d];
      if (next != Problem.NONE && tiedTo[next] != Problem.NONE) {
        int open = problem.openAfter[tiedTo[d]] ? 1 : 0;
        all[open]++;
        same[open] += problem.session[tiedTo[d]] == problem.session[tiedTo[next]] ? 1 : 0;
      }
    }
    stays = new double[] {bound(same[0] / all[0]), bound(same[1] / all[1])};
    double[] kept = {7, 99};
    double[] sent = {10, 100};
    for (int p : ties.proxy()) {
      int next = problem.nextInSession[p];
      if (next != Problem.NONE && tiedAs[next] != Problem.NONE) {
        int open = problem.openAfter[p] ? 1 : 0;
        sent[open]++;
        kept[open] +=
            problem.connection[tiedAs[p]] == problem.connection[tiedAs[next]] ? 1 : 0;
      }
    }
    keeps = new double[] {bound(kept[0] / sent[0]), bound(kept[1] / sent[1])};
    anySession = 1.0 / Math.max(2, concurrentSessions());
    anyConnection = 1.0 / Math.max(2, concurrentConnections());
  }

  /** Adds to each pair's weight what the neighbours' likely pairs say of it. */
  void add(double[] marginal, double[] logWeight, double trust) {
    double[] databaseMass = new double[problem.database.length];
    double[] proxyMass = new double[problem.proxy.length];
    for (int e = 0; e < edges.count; e++) {
      databaseMass[edges.database[e]] += marginal[e];
      proxyMass[edges.proxy[e]] += marginal[e];
    }
    for (int d = 0; d < problem.database.length; d++) {
      int from = edges.ofDatabase[d];
      int to = edges.ofDatabase[d + 1];
      if (from == to) {
        continue;
      }
      int before = neighbour(d, problem.previousOnConnection, databaseMass);
      int after = neighbour(d, problem.nextOnConnection, databaseMass);
      for (int e = from; e < to; e++) {
        int p = edges.proxy[e];
        double sum = 0;
        if (before != Problem.NONE) {
          sum += onConnection(before, p, marginal, true);
        }
        if (after != Problem.NONE) {
          sum += onConnection(after, p, marginal, false);
        }
        int earlier = neighbour(p, problem.previousInSession, proxyMass);
        int later = neighbour(p, problem.nextInSession, proxyMass);
        if (earlier != Problem.NONE) {
          sum += inSession(earlier, d, p, marginal, true);
        }
        if (later != Problem.NONE) {
          sum += inSession(later, d, p, marginal, false);
        }
        logWeight[e] += trust * sum;
      }
    }
  }

  /** The nearest neighbour that has a likely counterpart: others were lost, or nobody sent them. */
  private static int neighbour(int of, int[] link, double[] mass) {
    int at = link[of];
    for (int hop = 0; hop < HOPS && at != Problem.NONE; hop++) {
      if (mass[at] > ENOUGH) {
        return at;
      }
      at = link[at];
    }
    return Problem.NONE;
  }

  private double onConnection(int neighbour, int p, double[] marginal, boolean before) {
    int session = problem.session[p];
    double likely = 0;
    double mass = 0;
    for (int e = edges.ofDatabase[neighbour]; e < edges.ofDatabase[neighbour + 1]; e++) {
      int other = edges.proxy[e];
      boolean open = before ? problem.openAfter[other] : problem.openAfter[p];
      double stay = stays[open ? 1 : 0];
      likely +=
          marginal[e] * (problem.session[other] == session ? stay : (1 - stay) * anySession);
      mass += marginal[e];
    }
    likely += Math.max(0, 1 - mass) * anySession;
    return Math.log(likely / anySession);
  }

  private double inSession(int neighbour, int d, int p, double[] marginal, boolean before) {
    int connection = problem.connection[d];
    boolean open = before ? problem.openAfter[neighbour] : problem.openAfter[p];
    double keep = keeps[open ? 1 : 0];
    double likely = 0;
    double mass = 0;
    for (int i = edges.ofProxyStart[neighbour]; i < edges.ofProxyStart[neighbour + 1]; i++) {
      int e = edges.ofProxy[i];
      likely +=
          marginal[e]
              * (problem.connection[edges.database[e]] == connection
                  ? keep
                  : (1 - keep) * anyConnection);
      mass += marginal[e];
    }
    likely += Math.max(0, 1 - mass) * anyConnection;
    return Math.log(likely / anyConnection);
  }

  private double concurrentSessions() {
    return concurrency(
        problem.proxy.length, problem.session, problem.sessions,
        p -> problem.proxy[p].startMicros());
  }

  private double concurrentConnections() {
    return concurrency(
        problem.database.length, problem.connection, problem.connections,
        d -> problem.database[d].timeMicros());
  }

  /** How many groups are alive at a time, on average. */
  private static double concurrency(
      int count, int[] group, int groups, java.util.function.IntToLongFunction micros) {
    if (count == 0) {
      return 1;
    }
    long[] first = new long[groups];
    long[] last = new long[groups];
    java.util.Arrays.fill(first, Long.MAX_VALUE);
    java.util.Arrays.fill(last, Long.MIN_VALUE);
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      long at = micros.applyAsLong(i);
      first[group[i]] = Math.min(first[group[i]], at);
      last[group[i]] = Math.max(last[group[i]], at);
      start = Math.min(start, at);
      end = Math.max(end, at);
    }
    double alive = 0;
    for (int g = 0; g < groups; g++) {
      alive += last[g] - first[g] + 1_000_000;
    }
    return alive / (end - start + 1_000_000);
  }

  private static double bound(double share) {
    return Math.min(0.9995, Math.max(0.02, share));
  }
}
