package dev.cairn.correlate.match;

/**
 * How likely each pair is among all ways to pair statements and records one to one, some left
 * alone: belief propagation on the pairs' graph, exact where the graph has no circles.
 */
final class Marginals {

  private static final double MOST_WEIGHT = 24;

  private final Edges edges;
  private final double[] weight;
  private final double[] toDatabase;
  private final double[] toProxy;
  final double[] of;

  Marginals(Edges edges) {
    this.edges = edges;
    weight = new double[edges.count];
    toDatabase = new double[edges.count];
    toProxy = new double[edges.count];
    of = new double[edges.count];
    java.util.Arrays.fill(toDatabase, 1);
    java.util.Arrays.fill(toProxy, 1);
  }

  /** Starts from the last answer. */
  void infer(double[] logWeight, int iterations) {
    for (int e = 0; e < edges.count; e++) {
      weight[e] = Math.exp(Math.min(MOST_WEIGHT, logWeight[e]));
    }
    for (int i = 0; i < iterations; i++) {
      fromProxy();
      fromDatabase();
    }
    for (int e = 0; e < edges.count; e++) {
      double odds = weight[e] * toDatabase[e] * toProxy[e];
      of[e] = odds / (1 + odds);
    }
  }

  private void fromProxy() {
    int[] start = edges.ofProxyStart;
    for (int p = 0; p + 1 < start.length; p++) {
      double sum = 1;
      for (int i = start[p]; i < start[p + 1]; i++) {
        int e = edges.ofProxy[i];
        sum += weight[e] * toProxy[e];
      }
      for (int i = start[p]; i < start[p + 1]; i++) {
        int e = edges.ofProxy[i];
        double fresh = 1 / Math.max(1, sum - weight[e] * toProxy[e]);
        toDatabase[e] = Math.sqrt(toDatabase[e] * fresh);
      }
    }
  }

  private void fromDatabase() {
    int[] start = edges.ofDatabase;
    for (int d = 0; d + 1 < start.length; d++) {
      double sum = 1;
      for (int e = start[d]; e < start[d + 1]; e++) {
        sum += weight[e] * toDatabase[e];
      }
      for (int e = start[d]; e < start[d + 1]; e++) {
        double fresh = 1 / Math.max(1, sum - weight[e] * toDatabase[e]);
        toProxy[e] = Math.sqrt(toProxy[e] * fresh);
      }
    }
  }
}
