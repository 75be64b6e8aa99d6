package dev.cairn.query;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.schemas.Micros;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Rows of which time a query sees: {@code time} of events and attributions, {@code start_time} of
 * sessions, {@code ingest_time} of dead letters, {@code
 * first_seen_time} of findings, {@code published_time} of sets of rules. Files outside are not opened.
 *
 * @param from first instant, inclusive; null for the beginning
 * @param to last instant, exclusive; null for the end
 */
public record TimeRange(Instant from, Instant to) {

  /** The whole archive. */
  public static final TimeRange ALL = new TimeRange(null, null);

  /** Checks the order. */
  public TimeRange {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to: " + from + ", " + to);
    }
  }

  /** The same, so much longer at both ends. */
  TimeRange widened(Duration by) {
    return new TimeRange(
        from == null ? null : limited(from, by.negated()), to == null ? null : limited(to, by));
  }

  private static Instant limited(Instant time, Duration by) {
    try {
      return time.plus(by);
    } catch (ArithmeticException | DateTimeException e) {
      return time;
    }
  }

  boolean touches(long minMicros, long maxMicros) {
    // at the limit a manifest's bound means "or beyond"
    boolean openEnd = maxMicros >= ArchiveTable.MANIFEST_TIME_LIMIT;
    boolean openStart = minMicros <= -ArchiveTable.MANIFEST_TIME_LIMIT;
    return (from == null || openEnd || maxMicros >= Micros.of(from))
        && (to == null || openStart || minMicros < Micros.of(to));
  }

  /** A condition on the column, or an empty text. */
  String condition(String column) {
    StringBuilder sql = new StringBuilder();
    if (from != null) {
      sql.append(" WHERE ").append(column).append(" >= TIMESTAMPTZ '").append(from).append("'");
    }
    if (to != null) {
      sql.append(from == null ? " WHERE " : " AND ");
      sql.append(column).append(" < TIMESTAMPTZ '").append(to).append("'");
    }
    return sql.toString();
  }
}
