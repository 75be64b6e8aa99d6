package dev.cairn.query;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be said of an error that the engine met while it computed over rows. */
final class EngineErrors {

  private static final Pattern KIND = Pattern.compile("([A-Z][A-Za-z ]{2,40}) Error:");

  private EngineErrors() {}

  /** Names the kind alone: the rest of the message may quote a row. No cause, for the same reason. */
  static SqlRefusedException ofExecution(SQLException e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = KIND.matcher(message);
    String kind = matcher.find() ? matcher.group(1) : "Unknown";
    if (kind.equals("Out of Memory")) {
      return new SqlRefusedException(
          "The statement needs more memory than the engine may take, and nothing is spilled to disk."
              + " Group or sort fewer rows or narrower columns, give a time range, or raise the limit.");
    }
    return new SqlRefusedException(
        "The statement failed on a row it met ("
            + kind
            + " error; the engine's message is left out, since it may quote the row). If it converts"
            + " values, use TRY_CAST.");
  }
}
