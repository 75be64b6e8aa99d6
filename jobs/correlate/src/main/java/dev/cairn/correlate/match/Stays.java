package dev.cairn.correlate.match;

import java.util.Arrays;

/**
 * What a session's neighbouring statement says of the connections a statement may have run on: how
 * likely a session stays where it is, is learned from ties, by what came before and how long ago.
 */
final class Stays {

  /** The kind of a statement behind which others of its text run. */
  static final int FOLLOWED = 4;

  private static final int KINDS = 5;
  private static final int GAPS = 5;
  private static final double PRIOR_COUNT = 12;
  private static final double CROSSED = 1e-4;
  // pairs times pairs above which sums are carried along instead of made anew
  private static final int MANY = 4_096;

  private final Problem problem;
  private final Edges edges;
  // share of statements that run where the session's last one ran, by group
  private final double[] shares;
  private final double anyConnection;
  // by connection, while sums are carried along: likelihoods so far, and of all
  private final double[] passed;
  private final double[] all;

  /**
   * Learns.
   *
   * @param tiedAs the record that each statement is tied to for certain, if any
   * @param anyConnection how likely a connection is, if nothing is known
   */
  Stays(Problem problem, Edges edges, Timing.Ties ties, int[] tiedAs, double anyConnection) {
    this.problem = problem;
    this.edges = edges;
    this.anyConnection = anyConnection;
    shares = learn(ties, tiedAs);
    passed = new double[problem.connections];
    all = new double[problem.connections];
  }

  private double[] learn(Timing.Ties ties, int[] tiedAs) {
    double[] same = new double[2 * KINDS * GAPS];
    double[] all = new double[same.length];
    double[] sameAny = {2, 49};
    double[] allAny = {4, 50};
    for (int p : ties.proxy()) {
      int next = problem.nextInSession[p];
      if (next == Problem.NONE || tiedAs[next] == Problem.NONE) {
        continue;
      }
      int group = group(p, next);
      boolean stayed = problem.connection[tiedAs[p]] == problem.connection[tiedAs[next]];
      int open = group / (KINDS * GAPS);
      all[group]++;
      allAny[open]++;
      same[group] += stayed ? 1 : 0;
      sameAny[open] += stayed ? 1 : 0;
    }
    double[] shares = new double[same.length];
    for (int g = 0; g < shares.length; g++) {
      int open = g / (KINDS * GAPS);
      double prior = sameAny[open] / allAny[open];
      shares[g] =
          g / GAPS % KINDS == FOLLOWED
              ? bound(1)
              : bound((same[g] + PRIOR_COUNT * prior) / (all[g] + PRIOR_COUNT));
    }
    return shares;
  }

  /** In what way a statement follows another of its session. */
  private int group(int p, int next) {
    int open = problem.openAfter[p] ? 1 : 0;
    int before = problem.kind[p];
    long gap = problem.proxy[next].startMicros() - problem.proxy[p].endMicros();
    int apart = gap < 500 ? 0 : gap < 5_000 ? 1 : gap < 50_000 ? 2 : gap < 1_000_000 ? 3 : 4;
    return (open * KINDS + before) * GAPS + apart;
  }

  /**
   * Writes what a statement's neighbour in its session says of each of the statement's pairs.
   *
   * @param neighbour the statement; {@link Problem#NONE} says nothing
   * @param earlier whether the neighbour comes before
   */
  void say(int p, int neighbour, double[] marginal, boolean earlier, double[] words) {
    int from = edges.ofProxyStart[p];
    int to = edges.ofProxyStart[p + 1];
    if (neighbour == Problem.NONE) {
      for (int i = from; i < to; i++) {
        words[edges.ofProxy[i]] = 0;
      }
      return;
    }
    double stay = shares[earlier ? group(neighbour, p) : group(p, neighbour)];
    long pairs = edges.ofProxyStart[neighbour + 1] - edges.ofProxyStart[neighbour];
    if (pairs * (to - from) > MANY) {
      sayToMany(p, neighbour, marginal, earlier, stay, words);
      return;
    }
    for (int i = from; i < to; i++) {
      int e = edges.ofProxy[i];
      words[e] = word(neighbour, edges.database[e], marginal, earlier, stay);
    }
  }

  double word(int neighbour, int d, double[] marginal, boolean earlier, double stay) {
    int connection = problem.connection[d];
    double same = 0;
    double crossed = 0;
    double mass = 0;
    for (int i = edges.ofProxyStart[neighbour]; i < edges.ofProxyStart[neighbour + 1]; i++) {
      int e = edges.ofProxy[i];
      int other = edges.database[e];
      mass += marginal[e];
      if (problem.connection[other] == connection) {
        // a connection runs a session's statements in their order
        if (earlier ? other < d : other > d) {
          same += marginal[e];
        } else {
          crossed += marginal[e];
        }
      }
    }
    return word(mass, same, crossed, stay);
  }

  private double word(double mass, double same, double crossed, double stay) {
    double likely =
        same * stay
            + crossed * CROSSED * anyConnection
            + (mass - same - crossed) * (1 - stay) * anyConnection
            + Math.max(0, 1 - mass) * anyConnection;
    return Math.log(likely / anyConnection);
  }

  /** The same in one pass along the log, in which both statements' pairs are. */
  void sayToMany(
      int p, int neighbour, double[] marginal, boolean earlier, double stay, double[] words) {
    Arrays.fill(passed, 0);
    Arrays.fill(all, 0);
    int next = edges.ofProxyStart[neighbour];
    int end = edges.ofProxyStart[neighbour + 1];
    double mass = 0;
    for (int i = next; i < end; i++) {
      int e = edges.ofProxy[i];
      mass += marginal[e];
      all[problem.connection[edges.database[e]]] += marginal[e];
    }
    for (int i = edges.ofProxyStart[p]; i < edges.ofProxyStart[p + 1]; i++) {
      int e = edges.ofProxy[i];
      int d = edges.database[e];
      // a statement that comes before counts up to the record, one that comes behind from it on
      while (next < end && edges.database[edges.ofProxy[next]] < d + (earlier ? 0 : 1)) {
        int other = edges.ofProxy[next++];
        passed[problem.connection[edges.database[other]]] += marginal[other];
      }
      int connection = problem.connection[d];
      double before = Math.min(passed[connection], all[connection]);
      double behind = all[connection] - before;
      words[e] = word(mass, earlier ? before : behind, earlier ? behind : before, stay);
    }
  }

  private static double bound(double share) {
    return Math.min(0.9995, Math.max(0.02, share));
  }
}
