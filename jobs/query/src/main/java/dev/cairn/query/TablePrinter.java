package dev.cairn.query;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints an aligned table. Widths come from the first rows; later rows that are wider stand out.
 */
final class TablePrinter implements ResultPrinter {

  /** Enough to look right, few enough to hold in memory. */
  private static final int ROWS_TO_MEASURE = 1_000;

  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private final int terminalWidth;

  TablePrinter(int terminalWidth) {
    this.terminalWidth = terminalWidth;
  }

  @Override
  public long print(SqlResult result, Writer out) throws IOException, SqlRefusedException {
    List<SqlColumn> columns = result.columns();
    List<String[]> first = new ArrayList<>();
    boolean more = result.next();
    while (more && first.size() < ROWS_TO_MEASURE) {
      first.add(row(result));
      more = result.next();
    }
    int[] widths = widths(columns, first);
    boolean[] right = new boolean[columns.size()];
    String[] header = new String[columns.size()];
    String[] rule = new String[columns.size()];
    for (int i = 0; i < header.length; i++) {
      header[i] = DisplayText.harmless(columns.get(i).name());
      rule[i] = "-".repeat(widths[i]);
      right[i] = isNumber(columns.get(i).type());
    }
    line(out, header, widths, right);
    line(out, rule, widths, right);
    for (String[] row : first) {
      line(out, row, widths, right);
    }
    long rows = first.size();
    for (; more; more = result.next()) {
      line(out, row(result), widths, right);
      rows++;
    }
    out.write("(" + rows + (rows == 1 ? " row)\n" : " rows)\n"));
    out.flush();
    return rows;
  }

  private static String[] row(SqlResult result) throws IOException, SqlRefusedException {
    String[] row = new String[result.columns().size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = text(result.value(i));
    }
    return row;
  }

  private static String text(Object value) throws IOException {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof byte[] bytes) {
      return DisplayText.bytes(bytes);
    }
    return DisplayText.harmless(
        value instanceof List || value instanceof Map
            ? JsonValues.text(value)
            : ValueText.of(value));
  }

  private int[] widths(List<SqlColumn> columns, List<String[]> rows) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = DisplayText.width(DisplayText.harmless(columns.get(i).name()));
      for (String[] row : rows) {
        widths[i] = Math.max(widths[i], DisplayText.width(row[i]));
      }
    }
    if (terminalWidth > 0) {
      shrink(widths);
    }
    return widths;
  }

  /** Takes from the widest column, cell by cell, until the table fits or none can give. */
  private void shrink(int[] widths) {
    int room = Math.max(0, terminalWidth - GAP.length() * Math.max(0, widths.length - 1));
    long total = 0;
    for (int i = 0; i < widths.length; i++) {
      // no column needs more than the terminal: keeps the loop short for megabyte values
      widths[i] = Math.min(widths[i], Math.max(NARROWEST, room));
      total += widths[i];
    }
    while (total > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        if (widths[i] > widths[widest]) {
          widest = i;
        }
      }
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      total--;
    }
  }

  private void line(Writer out, String[] row, int[] widths, boolean[] right) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      String text = terminalWidth > 0 ? DisplayText.cut(row[i], widths[i]) : row[i];
      String padding = " ".repeat(Math.max(0, widths[i] - DisplayText.width(text)));
      line.append(i == 0 ? "" : GAP);
      line.append(right[i] ? padding + text : text + padding);
    }
    out.write(line.toString().stripTrailing());
    out.write('\n');
  }

  private static boolean isNumber(String type) {
    return type.endsWith("INT")
        || type.endsWith("INTEGER")
        || type.startsWith("DECIMAL")
        || type.equals("DOUBLE")
        || type.equals("FLOAT");
  }
}
