package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Holds the inference against going through every way to pair. */
class MarginalsPropertyTest {

  @Property(tries = 300)
  void isWhatCountingAllWaysGives(
      @ForAll @IntRange(min = 1, max = 5) int statements,
      @ForAll @IntRange(min = 1, max = 5) int records,
      @ForAll @Size(25) List<@DoubleRange(min = -4, max = 6) Double> weights) {
    Edges edges = Stories.edges(statements, records);
    double[] weight = new double[edges.count];
    for (int e = 0; e < edges.count; e++) {
      weight[e] = weights.get(e);
    }

    double[] inferred = new Marginals(edges).infer(weight);

    double[] counted = new double[edges.count];
    double total = count(edges, weight, 0, 1, new boolean[statements], new ArrayList<>(), counted);
    for (int e = 0; e < edges.count; e++) {
      assertThat(inferred[e]).isCloseTo(counted[e] / total, within(1e-9));
    }
  }

  private static double count(
      Edges edges, double[] weight, int d, double way, boolean[] used, List<Integer> taken,
      double[] counted) {
    if (d + 1 == edges.ofDatabase.length) {
      taken.forEach(e -> counted[e] += way);
      return way;
    }
    double total = count(edges, weight, d + 1, way, used, taken, counted);
    for (int e = edges.ofDatabase[d]; e < edges.ofDatabase[d + 1]; e++) {
      int p = edges.proxy[e];
      if (!used[p]) {
        used[p] = true;
        taken.add(e);
        total += count(edges, weight, d + 1, way * Math.exp(weight[e]), used, taken, counted);
        taken.remove(taken.size() - 1);
        used[p] = false;
      }
    }
    return total;
  }

  /** Statements of one text at one time, so that each may be every record. */
  private static final class Stories {

    static Edges edges(int statements, int records) {
      StatementText text = StatementText.of("SELECT 1", null, false);
      List<ProxyStatement> proxy = new ArrayList<>();
      for (int p = 0; p < statements; p++) {
        proxy.add(
            new ProxyStatement(
                "p" + p, "s" + p, "db:3306", "u", "c", text, Activity.QUERY, "select", 1_000, 2_000,
                p));
      }
      List<DatabaseStatement> database = new ArrayList<>();
      for (int d = 0; d < records; d++) {
        database.add(
            new DatabaseStatement(
                "d" + d, "db:3306", d, "u", "c", text, Activity.QUERY, "select", 1_500, 1, d, 0,
                null, false));
      }
      Problem problem = new Problem(new MatchInput(proxy, database, List.of()));
      UniqueTies unique = new UniqueTies(problem);
      return new Edges(
          problem,
          new TextIndex(problem),
          new Timing(problem, unique.ties, true),
          new Accounts(problem, unique.ties, true),
          new Losses(problem, unique));
    }
  }
}
