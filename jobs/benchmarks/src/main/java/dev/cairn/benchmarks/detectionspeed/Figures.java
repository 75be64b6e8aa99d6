package dev.cairn.benchmarks.detectionspeed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.benchmarks.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, one table after the other. */
final class Figures {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final List<Sheet> sheets = new ArrayList<>();

  /** A table that is being filled. */
  static final class Sheet {

    private final String name;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    private Sheet(String name, List<String> columns) {
      this.name = name;
      this.columns = columns;
    }

    /** Adds a row: a text first, then numbers (a Long or a Double) or null for none. */
    void add(Object... values) {
      if (values.length != columns.size()) {
        throw new IllegalArgumentException(columns + " but " + List.of(values));
      }
      List<Object> row = new ArrayList<>();
      for (Object value : values) {
        row.add(value);
      }
      rows.add(row);
      System.err.println(name + ": " + row);
    }

    /** What stands in a row, for tests. */
    Object at(int row, String column) {
      return rows.get(row).get(columns.indexOf(column));
    }

    private String text() {
      List<List<String>> texts = new ArrayList<>();
      texts.add(columns);
      rows.forEach(row -> texts.add(row.stream().map(Sheet::text).toList()));
      return Table.of(texts);
    }

    private static String text(Object value) {
      if (value == null) {
        return "-";
      }
      if (value instanceof Double number) {
        return String.format(Locale.ROOT, number < 100 ? "%,.2f" : "%,.0f", number);
      }
      return value instanceof Long number
          ? String.format(Locale.ROOT, "%,d", number)
          : value.toString();
    }
  }

  /** Begins a table. */
  Sheet sheet(String name, String... columns) {
    Sheet sheet = new Sheet(name, List.of(columns));
    sheets.add(sheet);
    return sheet;
  }

  /** Finds a table by name. */
  Sheet get(String name) {
    return sheets.stream().filter(sheet -> sheet.name.equals(name)).findFirst().orElseThrow();
  }

  /** As aligned columns. */
  String text() {
    StringBuilder text = new StringBuilder();
    sheets.forEach(sheet -> text.append(sheet.text()));
    return text.toString();
  }

  /** As JSON: an array of objects for each table. */
  void write(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    for (Sheet sheet : sheets) {
      for (List<Object> row : sheet.rows) {
        ObjectNode node = root.withArray(sheet.name).addObject();
        for (int i = 0; i < row.size(); i++) {
          node.putPOJO(sheet.columns.get(i), row.get(i));
        }
      }
    }
    JSON.writeValue(file.toFile(), root);
  }
}
