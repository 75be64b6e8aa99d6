package dev.cairn.cli;

import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts into SQL, and answers out of it. */
final class SqlText {

  private SqlText() {}

  /** A text as SQL writes it, whatever is in it. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Reads a whole answer, values by column, and closes it. Names must not repeat. */
  static List<Map<String, Object>> rows(SqlResult result)
      throws IOException, SqlRefusedException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (result) {
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < result.columns().size(); i++) {
          row.put(result.columns().get(i).name(), result.value(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
