package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.Candidate;
import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.StatementMatcher;
import dev.cairn.correlate.match.StatementText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cases and matchers made up for tests. */
public final class Made {

  static final long STEP_MICROS = 10_000;

  private Made() {}

  /** Statement {@code p<i>} became record {@code d<i>}, a hundredth of a second apart. */
  static Case pairs(int pairs) {
    List<ProxyStatement> proxy = new ArrayList<>();
    List<DatabaseStatement> database = new ArrayList<>();
    Map<String, Set<String>> truth = new HashMap<>();
    for (int i = 0; i < pairs; i++) {
      long start = i * STEP_MICROS;
      proxy.add(statement(i, "SELECT " + i, start, start + 1_000));
      database.add(record(i, "SELECT " + i, start + 500, 1));
      truth.put("p" + i, Set.of("d" + i));
    }
    return new Case("made", new MatchInput(proxy, database, List.of()), truth);
  }

  /** Statement {@code p<i>} of session {@code s<i>}. */
  public static ProxyStatement statement(int i, String sql, long start, long end) {
    return new ProxyStatement(
        "p" + i,
        "s" + i,
        "db:3306",
        "app",
        "shop",
        StatementText.of(sql, null, false),
        ProxyStatement.Activity.QUERY,
        "select",
        start,
        end,
        i);
  }

  /** Record {@code d<i>} on connection {@code i}. */
  public static DatabaseStatement record(int i, String sql, long time, long precision) {
    return new DatabaseStatement(
        "d" + i,
        "db:3306",
        i,
        "app",
        "shop",
        StatementText.of(sql, null, false),
        ProxyStatement.Activity.QUERY,
        "select",
        time,
        precision,
        i,
        0,
        null,
        false);
  }

  /** Chooses the records of these ids, all with one confidence. */
  static StatementMatcher choosing(
      Map<String, Set<String>> answers, double confidence, boolean abstaining) {
    return input ->
        input.proxy().stream()
            .map(
                statement ->
                    new Match(
                        statement,
                        input.database().stream()
                            .filter(
                                record ->
                                    answers
                                        .getOrDefault(statement.eventId(), Set.of())
                                        .contains(record.eventId()))
                            .map(record -> new Candidate(record, confidence, "told so"))
                            .toList(),
                        List.of(),
                        abstaining))
            .toList();
  }

  /** Each statement gets its right neighbour's records, the last one the first's. */
  static Map<String, Set<String>> shifted(int pairs) {
    Map<String, Set<String>> answers = new HashMap<>();
    for (int i = 0; i < pairs; i++) {
      answers.put("p" + i, Set.of("d" + (i + 1) % pairs));
    }
    return answers;
  }
}
