package dev.cairn.query;

import java.sql.SQLException;

/** What may be said of an error that the engine met while it computed over rows. */
final class EngineErrors {

  private static final String MEMORY =
      "more memory than the engine may take, since nothing is spilled to disk: then sort or group"
          + " fewer rows or narrower columns, give a time range, or raise the limit";
  private static final String VALUE =
      "a value, of a row or of a parameter, that cannot be converted or computed with: then use"
          + " TRY_CAST";

  private EngineErrors() {}

  /**
   * Says the kind at most: the rest of the message may quote a row. No cause, for the same reason.
   * An error before the first row comes without its kind, because the driver streams.
   */
  static SqlRefusedException ofExecution(SQLException e) {
    String message = String.valueOf(e.getMessage());
    String reason = "%s, or %s".formatted(VALUE, MEMORY);
    if (message.contains("Out of Memory Error")) {
      reason = MEMORY;
    } else if (message.contains("Conversion Error") || message.contains("Out of Range Error")) {
      reason = VALUE;
    }
    return new SqlRefusedException(
        "The statement failed on the rows it met. Usually that is "
            + reason
            + ". The engine's own message is left out, since it may quote rows.");
  }
}
