package dev.cairn.query;

import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far an answer is, what it touches, and whether somebody wants it no more. What is touched is
 * for one thread; all else is told and heard across threads.
 */
final class Watch {

  private final Touched touched = new Touched();
  private volatile boolean cancelled;
  private volatile Statement running;
  private volatile OpeningProgress progress = (table, file, files) -> {};

  Touched touched() {
    return touched;
  }

  void progress(OpeningProgress listener) {
    progress = listener;
  }

  /** A file is about to be opened. */
  void opening(String table, int file, int files) throws InterruptedIOException {
    if (cancelled) {
      throw new InterruptedIOException("Cancelled");
    }
    progress.opening(table, file, files);
  }

  /** The statement to be cancelled from now on; null for none. */
  void running(Statement statement) {
    running = statement;
  }

  void cancel() {
    cancelled = true;
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // it has ended meanwhile
      }
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  void check() throws SqlRefusedException {
    if (cancelled) {
      throw refused();
    }
  }

  static SqlRefusedException refused() {
    return new SqlRefusedException("The statement was cancelled: its answer is not whole.");
  }
}
