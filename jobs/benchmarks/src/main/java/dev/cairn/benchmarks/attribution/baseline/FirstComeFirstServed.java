package dev.cairn.benchmarks.attribution.baseline;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.StatementMatcher;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The first statement of a text is the first record of that text, the second the second, and so on.
 * One lost line moves all that follow.
 */
final class FirstComeFirstServed implements StatementMatcher {

  @Override
  public List<Match> match(MatchInput input) {
    Map<Long, Queue<DatabaseStatement>> queues = new HashMap<>();
    input.database().stream()
        .sorted(
            Comparator.comparingLong(DatabaseStatement::timeMicros)
                .thenComparingLong(DatabaseStatement::order))
        .filter(record -> record.text().exact() != 0)
        .forEach(
            record ->
                queues
                    .computeIfAbsent(record.text().exact(), text -> new ArrayDeque<>())
                    .add(record));
    Answers answers = new Answers("next record of the same text");
    input.proxy().stream()
        .sorted(
            Comparator.comparingLong(ProxyStatement::endMicros)
                .thenComparingLong(ProxyStatement::order))
        .filter(statement -> queues.containsKey(statement.text().exact()))
        .forEach(
            statement -> {
              DatabaseStatement next = queues.get(statement.text().exact()).poll();
              if (next != null) {
                answers.put(statement, next);
              }
            });
    return answers.of(input);
  }
}
