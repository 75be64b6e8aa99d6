package dev.cairn.archive.table;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks DuckDB, which shares no code with what wrote the files. */
final class Duck {

  private Duck() {}

  /** First column of the answer, as text. */
  static List<String> ask(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> answer = new ArrayList<>();
      while (rows.next()) {
        answer.add(rows.getString(1));
      }
      return answer;
    }
  }

  /** Rows, their order-independent hash, and a count of values per column. */
  static String fingerprint(Path file, List<String> columns) throws SQLException {
    StringBuilder counts = new StringBuilder();
    for (String column : columns) {
      counts.append(" || ',' || count(\"").append(column).append("\")");
    }
    String struct = columns.isEmpty() ? "1" : "\"" + String.join("\", \"", columns) + "\"";
    return ask(
            "SELECT count(*) || ' ' || bit_xor(hash(row("
                + struct
                + "))) || sum(hash(row("
                + struct
                + ")) % 1000003)"
                + counts
                + " FROM read_parquet('"
                + file
                + "')")
        .get(0);
  }
}
