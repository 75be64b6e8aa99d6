package dev.cairn.query;

import java.io.Closeable;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The answer of a statement: a cursor that starts before the first row. Rows are read as they are
 * asked for. Not thread-safe; usable until closed, or until its {@link ArchiveSql} answers the next
 * statement.
 */
public final class SqlResult implements Closeable {

  private final PreparedStatement statement;
  private final ResultSet rows;
  private final List<SqlColumn> columns;
  private final List<MaskedColumn> masked;
  private final Watch watch;
  private long left = Long.MAX_VALUE;
  private boolean cut;

  SqlResult(
      PreparedStatement statement,
      ResultSet rows,
      List<SqlColumn> columns,
      List<MaskedColumn> masked,
      Watch watch) {
    this.statement = statement;
    this.rows = rows;
    this.columns = List.copyOf(columns);
    this.masked = List.copyOf(masked);
    this.watch = watch;
  }

  /** The columns, in order. */
  public List<SqlColumn> columns() {
    return columns;
  }

  /** Columns of the archive that the statement reads and that read as NULL for want of a key. */
  public List<MaskedColumn> maskedColumns() {
    return masked;
  }

  /**
   * Moves to the next row.
   *
   * @return false after the last, or after as many as {@link #limitTo} allows
   * @throws SqlRefusedException if computing the row fails, or the answer is cancelled
   */
  public boolean next() throws SqlRefusedException {
    watch.check();
    try {
      boolean there = rows.next();
      watch.check();
      cut |= there && left == 0;
      return there && left-- > 0;
    } catch (SQLException e) {
      watch.check();
      throw EngineErrors.ofExecution(e);
    }
  }

  /**
   * Ends after so many more rows, even if there are others.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void limitTo(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows must not be negative: " + rows);
    }
    left = rows;
  }

  /** Whether a row was there that {@link #limitTo} does not allow; known after the last. */
  public boolean isCut() {
    return cut;
  }

  /**
   * A value of the current row: null, {@code Boolean}, {@code Long} (up to BIGINT), {@code
   * BigInteger}, {@code BigDecimal}, {@code Double}, {@code String}, {@code byte[]} (BLOB), {@code
   * Instant} (TIMESTAMP WITH TIME ZONE), {@code LocalDateTime} (TIMESTAMP), {@code LocalDate},
   * {@code LocalTime}, {@code List} (LIST, ARRAY) or {@code Map} (STRUCT, MAP) of these; any other
   * type as its text.
   *
   * @param column zero-based
   */
  public Object value(int column) throws SqlRefusedException {
    try {
      return SqlValues.of(rows.getObject(column + 1));
    } catch (SQLException e) {
      throw EngineErrors.ofExecution(e);
    }
  }

  @Override
  public void close() throws IOException {
    watch.running(null);
    try (PreparedStatement closing = statement) {
      rows.close();
    } catch (SQLException e) {
      throw new IOException("The SQL engine did not end the statement", e);
    }
  }
}
