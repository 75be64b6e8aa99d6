package dev.cairn.query;

import java.util.List;

/**
 * What a table or view of SQL is.
 *
 * @param name its name in SQL
 * @param kind {@code table} or {@code view}
 * @param doc one sentence or a few
 * @param columns in the table's order
 */
public record TableDoc(String name, String kind, String doc, List<ColumnDoc> columns) {

  /** Copies the columns. */
  public TableDoc {
    columns = List.copyOf(columns);
  }

  /** What it is in one sentence. */
  public String line() {
    int end = doc.indexOf(". ");
    return end < 0 ? doc : doc.substring(0, end + 1);
  }
}
