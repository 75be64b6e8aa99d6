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

  private static final Map<String, Integer> KIND_OF =
      Map.of("insert", 1, "set", 2, "lock", 3, "create", 3, "prepare", 3, "do", 3, "use", 2);

  private final Problem problem;
  private final Edges edges;
  private final Stays stays;
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
    stays = new Stays(problem, edges, ties, tiedAs, 1.0 / Math.max(2, concurrentConnections()));
    intrudes = learnIntrusions(ties, tiedTo);
  }

  /** The class of a statement that tells how likely it pins its connection. */
  static int kind(String statementKind) {
    return statementKind == null ? 0 : KIND_OF.getOrDefault(statementKind, 0);
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
    for (int p = 0; p < problem.proxy.length; p++) {
      boolean alone = edges.ofProxyStart[p] == edges.ofProxyStart[p + 1];
      int before = alone ? Problem.NONE : neighbour(p, inSession, proxyMass);
      stays.say(p, before, marginal, earlier, words);
    }
    for (int d = 0; d < problem.database.length; d++) {
      int to = edges.ofDatabase[d + 1];
      int from = edges.ofDatabase[d];
      int beside = from == to ? Problem.NONE : neighbour(d, onConnection, databaseMass);
      for (int e = from; e < to && beside != Problem.NONE; e++) {
        words[e] += intrudes(beside, edges.proxy[e], marginal, earlier);
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
}
