package dev.cairn.query;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Reads whole answers. */
final class Answers {

  private Answers() {}

  static List<List<Object>> rows(ArchiveSql sql, String statement)
      throws IOException, SqlRefusedException {
    try (SqlResult result = sql.query(statement)) {
      return rows(result);
    }
  }

  static List<List<Object>> rows(SqlResult result) throws SqlRefusedException {
    List<List<Object>> rows = new ArrayList<>();
    while (result.next()) {
      List<Object> row = new ArrayList<>();
      for (int i = 0; i < result.columns().size(); i++) {
        row.add(result.value(i));
      }
      rows.add(row);
    }
    return rows;
  }

  static Object one(ArchiveSql sql, String statement) throws IOException, SqlRefusedException {
    return rows(sql, statement).get(0).get(0);
  }

  static String printed(ArchiveSql sql, String statement, ResultPrinter printer)
      throws IOException, SqlRefusedException {
    StringWriter out = new StringWriter();
    try (SqlResult result = sql.query(statement)) {
      printer.print(result, out);
    }
    return out.toString();
  }
}
