package dev.cairn.query;

/**
 * A statement is wrong, not allowed, or failed on the rows it met. The message says what to change.
 * It may quote the statement, never a row.
 */
public final class SqlRefusedException extends Exception {

  SqlRefusedException(String message) {
    super(message);
  }
}
