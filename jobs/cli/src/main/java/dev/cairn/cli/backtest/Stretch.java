package dev.cairn.cli.backtest;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ImageMemoryException;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import dev.cairn.query.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Answers one statement over an archive a stretch of time at a time, shorter where that is much. */
final class Stretch {

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final ArchiveSql sql;
  private final String statement;
  private final Deque<TimeRange> waiting;
  private TimeRange current;

  Stretch(
      ArchiveSql sql,
      ArchiveTable<?> table,
      TimeRange range,
      Duration length,
      String statement) {
    this.sql = sql;
    this.statement = statement;
    this.waiting = new ArrayDeque<>(sql.stretches(table, range, length));
  }

  /** The answer for the next stretch; null after the last. Ends the one before. */
  SqlResult next() throws IOException, SqlRefusedException {
    while (!waiting.isEmpty()) {
      current = waiting.poll();
      try {
        return sql.query(statement, current);
      } catch (ImageMemoryException e) {
        halve(e);
      }
    }
    return null;
  }

  private void halve(ImageMemoryException e) throws ImageMemoryException {
    if (current.from() == null || current.to() == null) {
      throw e;
    }
    Duration half = Duration.between(current.from(), current.to()).dividedBy(2);
    if (half.compareTo(SHORTEST) < 0) {
      throw e;
    }
    Instant middle = current.from().plus(half);
    waiting.push(new TimeRange(middle, current.to()));
    waiting.push(new TimeRange(current.from(), middle));
  }

  /** End of the stretch of the last answer; null if it has none. */
  Instant end() {
    return current.to();
  }
}
