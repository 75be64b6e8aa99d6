package dev.cairn.benchmarks.attribution.baseline;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.StatementMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Time alone, no text: a record belongs to a statement during which it was written. Records are
 * taken in order of time; each goes to the statement that ends first of those that are running and
 * have none, which leaves as few as possible without one.
 */
final class Nesting implements StatementMatcher {

  // the stamps come from other clocks than the proxy's, which reads its own once a loop
  private static final long SLACK_MICROS = 1_000;

  @Override
  public List<Match> match(MatchInput input) {
    List<DatabaseStatement> records =
        input.database().stream()
            .sorted(
                Comparator.comparingLong(DatabaseStatement::timeMicros)
                    .thenComparingLong(DatabaseStatement::order))
            .toList();
    List<ProxyStatement> waiting =
        input.proxy().stream()
            .sorted(Comparator.comparingLong(ProxyStatement::startMicros))
            .toList();
    PriorityQueue<ProxyStatement> running =
        new PriorityQueue<>(
            Comparator.comparingLong(ProxyStatement::endMicros)
                .thenComparingLong(ProxyStatement::order));
    Answers answers = new Answers("written while the statement ran");
    int next = 0;
    for (DatabaseStatement record : records) {
      long last = record.timeMicros() + record.precisionMicros() - 1 + SLACK_MICROS;
      while (next < waiting.size() && waiting.get(next).startMicros() <= last) {
        running.add(waiting.get(next++));
      }
      while (!running.isEmpty()
          && running.peek().endMicros() < record.timeMicros() - SLACK_MICROS) {
        running.poll();
      }
      if (!running.isEmpty()) {
        answers.put(running.poll(), record);
      }
    }
    return answers.of(input);
  }
}
