package dev.cairn.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows under columns, in the forms of {@code --output}. Values are texts, whole numbers and
 * truth values; a missing one is null.
 */
final class Listing {

  private static final String GAP = "  ";

  private final List<String> columns;
  private final List<Object[]> rows = new ArrayList<>();

  Listing(String... columns) {
    this.columns = List.of(columns);
  }

  Listing row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException("A row has " + columns.size() + " values");
    }
    rows.add(values);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Aligned, numbers to the right; nothing at all if there are no rows. */
  void table(PrintStream out) {
    if (rows.isEmpty()) {
      return;
    }
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).length();
      for (Object[] row : rows) {
        widths[i] = Math.max(widths[i], text(row[i]).length());
      }
    }
    line(out, columns.toArray(), widths);
    rows.forEach(row -> line(out, row, widths));
  }

  private static void line(PrintStream out, Object[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      String text = text(row[i]);
      String padding = " ".repeat(widths[i] - text.length());
      line.append(i == 0 ? "" : GAP);
      line.append(row[i] instanceof Number ? padding + text : text + padding);
    }
    out.println(line.toString().stripTrailing());
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof Number number ? "%,d".formatted(number.longValue()) : value.toString();
    return text.codePoints().anyMatch(Character::isISOControl)
        ? text.codePoints()
            .mapToObj(c -> Character.isISOControl(c) ? "?" : Character.toString(c))
            .collect(Collectors.joining())
        : text;
  }

  /** RFC 4180 with a header line. */
  void csv(PrintStream out) {
    out.print(columns.stream().map(Listing::quoted).collect(Collectors.joining(",")) + "\r\n");
    for (Object[] row : rows) {
      List<String> values = new ArrayList<>();
      for (Object value : row) {
        values.add(quoted(value));
      }
      out.print(String.join(",", values) + "\r\n");
    }
  }

  private static String quoted(Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    return text.isEmpty() || text.matches("(?s).*[\",\r\n].*")
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }

  /** One object per row; a missing value is null. */
  ArrayNode json() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Object[] row : rows) {
      ObjectNode node = array.addObject();
      for (int i = 0; i < row.length; i++) {
        if (row[i] == null) {
          node.putNull(columns.get(i));
        } else if (row[i] instanceof Number number) {
          node.put(columns.get(i), number.longValue());
        } else if (row[i] instanceof Boolean is) {
          node.put(columns.get(i), is);
        } else {
          node.put(columns.get(i), row[i].toString());
        }
      }
    }
    return array;
  }
}
