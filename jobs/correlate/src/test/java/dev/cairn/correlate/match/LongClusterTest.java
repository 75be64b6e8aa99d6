package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clusters so long that the ways through them are not all kept. */
class LongClusterTest {

  private static final int LENGTH = 1_000;
  private static final long APART = 100_000;

  /** Each record may be the statement before or the one behind: a path, which is summed easily. */
  @Test
  void likelihoodsAreThoseOfThePath() {
    Edges edges = path();
    assertThat(edges.count).isEqualTo(2 * LENGTH - 1);
    double[] weight = new double[edges.count];
    for (int e = 0; e < edges.count; e++) {
      weight[e] = Math.sin(e * 1.7) * 3;
    }

    double[] inferred = new Marginals(edges).infer(weight);

    // neighbours on the path share a record or a statement, in turn
    int[] along = along(edges);
    double[] free = logSums(along, weight, false);
    double[] back = logSums(along, weight, true);
    for (int i = 0; i < along.length; i++) {
      double with = at(free, i - 2) + at(back, i + 2) + weight[along[i]];
      double without = at(free, i - 1) + at(back, i + 1);
      assertThat(inferred[along[i]])
          .isCloseTo(1 / (1 + Math.exp(without - with)), within(1e-9));
    }
  }

  /** Logarithms of sums over all sets of pairs up to each that share nothing. */
  private static double[] logSums(int[] along, double[] weight, boolean reversed) {
    double[] sums = new double[along.length];
    for (int step = 0; step < along.length; step++) {
      int i = reversed ? along.length - 1 - step : step;
      int back = reversed ? 1 : -1;
      double without = at(sums, i + back);
      double with = weight[along[i]] + at(sums, i + 2 * back);
      sums[i] = without + Math.log1p(Math.exp(with - without));
    }
    return sums;
  }

  private static double at(double[] sums, int i) {
    return i < 0 || i >= sums.length ? 0 : sums[i];
  }

  private static int[] along(Edges edges) {
    int[] along = new int[edges.count];
    for (int e = 0; e < edges.count; e++) {
      along[edges.proxy[e] + edges.database[e]] = e;
    }
    return along;
  }

  private static Edges path() {
    StatementText text = StatementText.of("SELECT 1", null, false);
    List<ProxyStatement> proxy = new ArrayList<>();
    List<DatabaseStatement> database = new ArrayList<>();
    for (int i = 0; i < LENGTH; i++) {
      proxy.add(
          new ProxyStatement(
              "p" + i, "s" + i, "db:3306", "u", "c", text, Activity.QUERY, "select", i * APART,
              i * APART, i));
      database.add(
          new DatabaseStatement(
              "d" + i, "db:3306", i, "u", "c", text, Activity.QUERY, "select",
              i * APART + APART / 2, 1, i, 0, null, false));
    }
    Problem problem = new Problem(new MatchInput(proxy, database, List.of()));
    UniqueTies unique = new UniqueTies(problem);
    Edges edges =
        new Edges(
            problem,
            new TextIndex(problem),
            new Timing(problem, unique.ties, true),
            new Accounts(problem, unique.ties, true),
            new Losses(problem, unique));
    return keepPath(edges);
  }

  /** Leaves each record the statement at its own place and the next. */
  private static Edges keepPath(Edges edges) {
    int kept = 0;
    int e = 0;
    for (int d = 0; d < LENGTH; d++) {
      int end = edges.ofDatabase[d + 1];
      edges.ofDatabase[d] = kept;
      for (; e < end; e++) {
        if (edges.proxy[e] == d || edges.proxy[e] == d + 1) {
          edges.proxy[kept] = edges.proxy[e];
          edges.database[kept++] = d;
        }
      }
    }
    edges.ofDatabase[LENGTH] = kept;
    edges.count = kept;
    return edges;
  }
}
