package dev.cairn.correlate.match;

import java.util.Arrays;
import java.util.Map;

/**
 * What neighbours say: a session goes on using its connection, the more likely the sooner, and
 * nearly always while a transaction is open, when the connection serves nobody else. How likely is
 * learned from the statements that are tied for certain, by what came before and how long ago.
 *
 * <p>What earlier neighbours say and what later ones say is passed on apart, as along any chain:
 * nobody hears his own words back.
 */
final class Chains {

  private static final int HOPS = 4;
  private static final double ENOUGH = 0.3;
  private static final int KINDS = 5;
  private static final int GAPS = 5;
  private static final double PRIOR_COUNT = 12;
  private static final double CROSSED = 1e-4;

  private static final Map<String, Integer> KIND_OF =
      Map.of("insert", 1, "set", 2, "lock", 3, "create", 3, "prepare", 3, "do", 3, "use", 2);

  private final Problem problem;
  private final Edges edges;
  // share of statements that run where the session's last one ran, by Problem's class
  private final double[] stays;
  private final double anyConnection;
  // share of statements on a connection, after one that left a transaction open, of another session
  private final double intrudes;

  Chains(Problem problem, Edges edges, Timing.Ties ties) {
    this.problem = problem;
    this.edges = edges;
    int[] tiedTo = new int[problem.database.length];
    Arrays.fill(tiedTo, Problem.NONE);
    int[] tiedAs = new int[problem.proxy.length];
    Arrays.fill(tiedAs, Problem.NONE);
    for (int i = 0; i < ties.proxy().length; i++) {
      tiedTo[ties.database()[i]] = ties.proxy()[i];
      tiedAs[ties.proxy()[i]] = ties.database()[i];
    }
    stays = learnStays(ties, tiedAs);
    intrudes = learnIntrusions(ties, tiedTo);
    anyConnection = 1.0 / Math.max(2, concurrentConnections());
  }

  /** The class of a statement that tells how likely it pins its connection. */
  static int kind(String statementKind) {
    return statementKind == null ? 0 : KIND_OF.getOrDefault(statementKind, 0);
  }

  private double[] learnStays(Timing.Ties ties, int[] tiedAs) {
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
      shares[g] = bound((same[g] + PRIOR_COUNT * prior) / (all[g] + PRIOR_COUNT));
    }
    return shares;
  }

  private double learnIntrusions(Timing.Ties ties, int[] tiedTo) {
    double intruders = 1;
    double all = 100;
    for (int d : ties.database()) {
      int next = problem.nextOnConnection[d];
      if (next != Problem.NONE
          && tiedTo[next] != Problem.NONE
          && problem.openAfter[tiedTo[d]]) {
        all++;
        intruders += problem.session[tiedTo[d]] == problem.session[tiedTo[next]] ? 0 : 1;
      }
    }
    return Math.min(1, intruders / all);
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
   * Writes what each pair's neighbours on one side say of it.
   *
   * @param marginal how likely pairs are, by all that is known but the other side's words
   * @param earlier whether the neighbours before speak, or those behind
   */
  void say(double[] marginal, boolean earlier, double[] words) {
    double[] databaseMass = new double[problem.database.length];
    double[] proxyMass = new double[problem.proxy.length];
    for (int e = 0; e < edges.count; e++) {
      databaseMass[edges.database[e]] += marginal[e];
      proxyMass[edges.proxy[e]] += marginal[e];
    }
    int[] inSession = earlier ? problem.previousInSession : problem.nextInSession;
    int[] onConnection = earlier ? problem.previousOnConnection : problem.nextOnConnection;
    for (int d = 0; d < problem.database.length; d++) {
      int to = edges.ofDatabase[d + 1];
      int from = edges.ofDatabase[d];
      int beside = from == to ? Problem.NONE : neighbour(d, onConnection, databaseMass);
      for (int e = from; e < to; e++) {
        int p = edges.proxy[e];
        int before = neighbour(p, inSession, proxyMass);
        double sum = 0;
        if (before != Problem.NONE) {
          sum += stays(before, p, d, marginal, earlier);
        }
        if (beside != Problem.NONE) {
          sum += intrudes(beside, p, marginal, earlier);
        }
        words[e] = sum;
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

  private double stays(int neighbour, int p, int d, double[] marginal, boolean earlier) {
    int connection = problem.connection[d];
    double stay = stays[earlier ? group(neighbour, p) : group(p, neighbour)];
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
    double likely =
        same * stay
            + crossed * CROSSED * anyConnection
            + (mass - same - crossed) * (1 - stay) * anyConnection
            + Math.max(0, 1 - mass) * anyConnection;
    return Math.log(likely / anyConnection);
  }

  private double intrudes(int neighbour, int p, double[] marginal, boolean earlier) {
    int session = problem.session[p];
    double allowed = 0;
    double mass = 0;
    for (int e = edges.ofDatabase[neighbour]; e < edges.ofDatabase[neighbour + 1]; e++) {
      int other = edges.proxy[e];
      boolean open = earlier ? problem.openAfter[other] : problem.openAfter[p];
      boolean own = problem.session[other] == session;
      allowed += marginal[e] * (own || !open ? 1 : intrudes);
      mass += marginal[e];
    }
    return Math.log(allowed + Math.max(0, 1 - mass));
  }

  /** How many connections are alive at a time, on average. */
  private double concurrentConnections() {
    int count = problem.database.length;
    if (count == 0) {
      return 1;
    }
    long[] first = new long[problem.connections];
    long[] last = new long[problem.connections];
    Arrays.fill(first, Long.MAX_VALUE);
    Arrays.fill(last, Long.MIN_VALUE);
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (int d = 0; d < count; d++) {
      long at = problem.database[d].timeMicros();
      int c = problem.connection[d];
      first[c] = Math.min(first[c], at);
      last[c] = Math.max(last[c], at);
      start = Math.min(start, at);
      end = Math.max(end, at);
    }
    double alive = 0;
    for (int c = 0; c < problem.connections; c++) {
      alive += last[c] - first[c] + 1_000_000;
    }
    return alive / (end - start + 1_000_000);
  }

  private static double bound(double share) {
    return Math.min(0.9995, Math.max(0.02, share));
  }
}
