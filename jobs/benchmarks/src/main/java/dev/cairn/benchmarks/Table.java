package dev.cairn.benchmarks;

import java.util.List;

/** Aligned columns for people. */
public final class Table {

  private Table() {}

  /**
   * One line for each row and an empty one behind them; nothing if there are no rows. The first
   * column stands to the left, all others to the right.
   *
   * @param rows all of the same length, the heading first
   */
  public static String of(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String pad = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.append('\n').toString();
  }
}
