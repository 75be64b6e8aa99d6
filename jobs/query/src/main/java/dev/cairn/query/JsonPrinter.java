package dev.cairn.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prints JSON. */
final class JsonPrinter implements ResultPrinter {

  @Override
  public long print(SqlResult result, Writer out) throws IOException, SqlRefusedException {
    List<String> keys = keys(result.columns());
    long rows = 0;
    out.write("[");
    try (JsonGenerator json = JsonValues.generator(out)) {
      while (result.next()) {
        out.write(rows == 0 ? "\n  " : ",\n  ");
        json.writeStartObject();
        for (int column = 0; column < keys.size(); column++) {
          json.writeFieldName(keys.get(column));
          JsonValues.write(json, result.value(column));
        }
        json.writeEndObject();
        json.flush();
        rows++;
      }
    }
    out.write(rows == 0 ? "]\n" : "\n]\n");
    out.flush();
    return rows;
  }

  static List<String> keys(List<SqlColumn> columns) {
    Set<String> used = new HashSet<>();
    columns.forEach(column -> used.add(column.name()));
    Set<String> seen = new HashSet<>();
    List<String> keys = new ArrayList<>();
    for (SqlColumn column : columns) {
      String key = column.name();
      for (int number = 2; !seen.add(key); number++) {
        key = column.name() + "_" + number;
        if (used.contains(key)) {
          // a column of its own has this name
          key = column.name();
        }
      }
      keys.add(key);
    }
    return keys;
  }
}
