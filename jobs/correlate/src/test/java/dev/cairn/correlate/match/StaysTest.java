package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaysTest {

  private static final int RECORDS = 40;
  private static final int CONNECTIONS = 3;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsSaidToManyPairsAtOnceIsWhatIsSaidToEach(boolean earlier) {
    Problem problem = problem();
    UniqueTies unique = new UniqueTies(problem);
    Edges edges =
        new Edges(
            problem,
            new TextIndex(problem),
            new Timing(problem, unique.ties, true),
            new Accounts(problem, unique.ties, true),
            new Losses(problem, unique));
    assertThat(edges.count).isEqualTo(2 * RECORDS);
    double[] marginal = new double[edges.count];
    for (int e = 0; e < edges.count; e++) {
      marginal[e] = (1 + Math.sin(e * 2.3)) / (2 * RECORDS);
    }
    int[] tiedAs = new int[2];
    Arrays.fill(tiedAs, Problem.NONE);
    Stays stays = new Stays(problem, edges, unique.ties, tiedAs, 0.25);
    double[] words = new double[edges.count];

    stays.sayToMany(1, 0, marginal, earlier, 0.9, words);

    for (int i = edges.ofProxyStart[1]; i < edges.ofProxyStart[2]; i++) {
      int e = edges.ofProxy[i];
      assertThat(words[e])
          .isNotZero()
          .isCloseTo(
              stays.word(0, edges.database[e], marginal, earlier, 0.9), within(1e-9));
    }
  }

  /** Two statements of one session, each of which may be any record. */
  private static Problem problem() {
    StatementText text = StatementText.of("SELECT 1", null, false);
    List<ProxyStatement> proxy = new ArrayList<>();
    List<DatabaseStatement> database = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      proxy.add(
          new ProxyStatement(
              "p" + p, "s", "db:3306", "u", "c", text, Activity.QUERY, "select", 1_000, 2_000, p));
    }
    for (int d = 0; d < RECORDS; d++) {
      database.add(
          new DatabaseStatement(
              "d" + d, "db:3306", d % CONNECTIONS, "u", "c", text, Activity.QUERY, "select", 1_500,
              1, d, 0, null, false));
    }
    return new Problem(new MatchInput(proxy, database, List.of()));
  }
}
