package dev.cairn.query;

import java.sql.SQLException;
import java.util.List;

/** What may be said of an error that the engine met while it computed over rows. */
final class EngineErrors {

  private static final String OUT_OF_MEMORY = "Out of Memory";

  /** Its kinds that a computation can meet; the general one last, since it wraps the others. */
  private static final List<String> KINDS =
      List.of(OUT_OF_MEMORY, "Conversion", "Out of Range", "IO", "Internal", "Invalid Input");

  private EngineErrors() {}

  /** Names the kind alone: the rest of the message may quote a row. No cause, for the same reason. */
  static SqlRefusedException ofExecution(SQLException e) {
    String message = String.valueOf(e.getMessage());
    String kind =
        KINDS.stream().filter(k -> message.contains(k + " Error")).findFirst().orElse("Unknown");
    if (kind.equals(OUT_OF_MEMORY)) {
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
