package dev.cairn.query;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Prints CSV. */
final class CsvPrinter implements ResultPrinter {

  @Override
  public long print(SqlResult result, Writer out) throws IOException, SqlRefusedException {
    int columns = result.columns().size();
    for (int column = 0; column < columns; column++) {
      field(out, column, result.columns().get(column).name());
    }
    out.write("\r\n");
    long rows = 0;
    while (result.next()) {
      for (int column = 0; column < columns; column++) {
        field(out, column, text(result.value(column)));
      }
      out.write("\r\n");
      rows++;
    }
    out.flush();
    return rows;
  }

  private static String text(Object value) throws IOException {
    if (value == null) {
      return null;
    }
    return value instanceof List || value instanceof Map
        ? JsonValues.text(value)
        : ValueText.of(value);
  }

  private static void field(Writer out, int column, String text) throws IOException {
    if (column > 0) {
      out.write(',');
    }
    if (text == null) {
      return;
    }
    if (needsQuotes(text)) {
      out.write('"');
      out.write(text.replace("\"", "\"\""));
      out.write('"');
    } else {
      out.write(text);
    }
  }

  private static boolean needsQuotes(String text) {
    return text.isEmpty()
        || text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
  }
}
