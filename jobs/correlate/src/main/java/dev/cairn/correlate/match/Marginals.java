package dev.cairn.correlate.match;

import java.util.Arrays;

/**
 * How likely each pair is among all ways to pair statements and records one to one, some left
 * alone. Pairs that cannot exclude each other, however far around, are apart: each such cluster is
 * solved by itself, exactly, as long as not too many statements are open at a time.
 *
 * <p>Belief propagation, which would be quicker, is all too sure of itself where pairs exclude each
 * other in circles, which is what two equal statements at the same time do.
 */
final class Marginals {

  private static final double MOST_WEIGHT = 200;

  private final Edges edges;
  private final Cluster cluster;
  // edges by cluster, then record; and where clusters begin
  private int[] grouped;
  private int[] starts;
  private int clusters;
  private boolean[] stars;

  Marginals(Edges edges) {
    this.edges = edges;
    this.cluster = new Cluster(edges);
    group();
  }

  /** How likely each pair is, by its weight: the logarithm of its odds against both alone. */
  double[] infer(double[] logWeight) {
    double[] of = new double[edges.count];
    for (int c = 0; c < clusters; c++) {
      int from = starts[c];
      int to = starts[c + 1];
      if (to == from + 1) {
        int e = grouped[from];
        of[e] = 1 / (1 + Math.exp(-Math.min(MOST_WEIGHT, logWeight[e])));
      } else if (stars[c]) {
        star(from, to, logWeight, of);
      } else {
        cluster.solve(grouped, from, to, logWeight, of);
      }
    }
    return of;
  }

  /** One statement or one record alone, and all that it may be tied to. */
  private void star(int from, int to, double[] logWeight, double[] of) {
    double strongest = 0;
    for (int i = from; i < to; i++) {
      strongest = Math.max(strongest, logWeight[grouped[i]]);
    }
    double total = Math.exp(-strongest);
    for (int i = from; i < to; i++) {
      of[grouped[i]] = Math.exp(logWeight[grouped[i]] - strongest);
      total += of[grouped[i]];
    }
    for (int i = from; i < to; i++) {
      of[grouped[i]] /= total;
    }
  }

  private boolean isStar(int from, int to) {
    boolean oneRecord = true;
    boolean oneStatement = true;
    for (int i = from + 1; i < to; i++) {
      oneRecord &= edges.database[grouped[i]] == edges.database[grouped[from]];
      oneStatement &= edges.proxy[grouped[i]] == edges.proxy[grouped[from]];
    }
    return oneRecord || oneStatement;
  }

  private void group() {
    int proxies = edges.ofProxyStart.length - 1;
    int[] parent = new int[proxies + edges.ofDatabase.length - 1];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
    for (int e = 0; e < edges.count; e++) {
      int one = root(parent, edges.proxy[e]);
      int other = root(parent, proxies + edges.database[e]);
      parent[Math.max(one, other)] = Math.min(one, other);
    }
    int[] number = new int[parent.length];
    Arrays.fill(number, Problem.NONE);
    int[] size = new int[edges.count + 1];
    for (int e = 0; e < edges.count; e++) {
      int root = root(parent, edges.proxy[e]);
      if (number[root] == Problem.NONE) {
        number[root] = clusters++;
      }
      size[number[root]]++;
    }
    starts = new int[clusters + 1];
    for (int c = 0; c < clusters; c++) {
      starts[c + 1] = starts[c] + size[c];
    }
    grouped = new int[edges.count];
    int[] next = starts.clone();
    for (int e = 0; e < edges.count; e++) {
      grouped[next[number[root(parent, edges.proxy[e])]]++] = e;
    }
    stars = new boolean[clusters];
    for (int c = 0; c < clusters; c++) {
      stars[c] = isStar(starts[c], starts[c + 1]);
    }
  }

  private static int root(int[] parent, int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
