package dev.cairn.correlate.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which connections may have run a statement, as far as texts and times tell. */
final class Votes {

  private final Problem problem;
  private final Edges edges;

  Votes(Problem problem, Edges edges) {
    this.problem = problem;
    this.edges = edges;
  }

  /** The places of connections by their ids. */
  Map<Long, Integer> connections() {
    Map<Long, Integer> places = new HashMap<>();
    for (int d = 0; d < problem.database.length; d++) {
      places.put(problem.database[d].connection(), problem.connection[d]);
    }
    return places;
  }

  /** The connections with a record that a statement may be. */
  Set<Integer> of(int p) {
    Set<Integer> places = new HashSet<>();
    for (int i = edges.ofProxyStart[p]; i < edges.ofProxyStart[p + 1]; i++) {
      places.add(problem.connection[edges.database[edges.ofProxy[i]]]);
    }
    return places;
  }

  /**
   * The connection that ran most of some statements.
   *
   * @param share of the statements, at the least
   * @param lead by how many more than any other connection, at the least
   * @return its place; NONE if there is none
   */
  int elected(Set<Integer> statements, double share, int lead) {
    int[] votes = new int[problem.connections];
    for (int p : statements) {
      for (int place : of(p)) {
        votes[place]++;
      }
    }
    int best = Problem.NONE;
    for (int place = 0; place < votes.length; place++) {
      best = best == Problem.NONE || votes[place] > votes[best] ? place : best;
    }
    if (best == Problem.NONE || votes[best] < share * statements.size()) {
      return Problem.NONE;
    }
    int most = votes[best];
    votes[best] = 0;
    return most - Arrays.stream(votes).max().orElse(0) >= lead ? best : Problem.NONE;
  }
}
