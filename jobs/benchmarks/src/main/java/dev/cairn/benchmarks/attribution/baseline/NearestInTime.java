package dev.cairn.benchmarks.attribution.baseline;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.StatementMatcher;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Each statement, in order of time, takes the record of its text that is nearest in time and not
 * yet taken, unless that is further off than a second beyond the stamp's precision. Of records that
 * are equally near it takes the first.
 */
final class NearestInTime implements StatementMatcher {

  private static final long REACH_MICROS = 1_000_000;
  private static final Comparator<DatabaseStatement> BY_TIME =
      Comparator.comparingLong(DatabaseStatement::timeMicros)
          .thenComparingLong(DatabaseStatement::order)
          .thenComparing(DatabaseStatement::eventId);

  @Override
  public List<Match> match(MatchInput input) {
    Map<Long, NavigableSet<DatabaseStatement>> free = new HashMap<>();
    for (DatabaseStatement record : input.database()) {
      if (record.text().exact() != 0) {
        free.computeIfAbsent(record.text().exact(), text -> new TreeSet<>(BY_TIME)).add(record);
      }
    }
    Answers answers = new Answers("nearest record of the same text");
    input.proxy().stream()
        .sorted(
            Comparator.comparingLong(ProxyStatement::endMicros)
                .thenComparingLong(ProxyStatement::order))
        .forEach(
            statement -> {
              NavigableSet<DatabaseStatement> records = free.get(statement.text().exact());
              DatabaseStatement nearest = records == null ? null : nearest(statement, records);
              if (nearest != null) {
                records.remove(nearest);
                answers.put(statement, nearest);
              }
            });
    return answers.of(input);
  }

  private static DatabaseStatement nearest(
      ProxyStatement statement, NavigableSet<DatabaseStatement> records) {
    DatabaseStatement nearest = null;
    long least = REACH_MICROS + 1;
    for (DatabaseStatement record : records) {
      long distance = distance(statement, record);
      if (distance < least) {
        least = distance;
        nearest = record;
      } else if (record.timeMicros() > statement.endMicros() + REACH_MICROS) {
        break;
      }
    }
    return nearest;
  }

  /** How far the stretch of the stamp is from that of the statement; 0 if they meet. */
  private static long distance(ProxyStatement statement, DatabaseStatement record) {
    long last = record.timeMicros() + record.precisionMicros() - 1;
    return Math.max(
        0,
        Math.max(record.timeMicros() - statement.endMicros(), statement.startMicros() - last));
  }
}
