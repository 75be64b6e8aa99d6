package dev.cairn.correlate.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sensitivity of tables and columns. Letter case does not count: servers differ on it, and a table
 * that is named in another case is still the table.
 */
final class SensitivityTable {

  private record Pattern(Glob glob, Sensitivity sensitivity) {}

  private static final Comparator<Pattern> CLOSEST_FIRST =
      Comparator.<Pattern>comparingInt(pattern -> -pattern.glob().literals())
          .thenComparing(Pattern::sensitivity, Comparator.reverseOrder())
          .thenComparing(pattern -> pattern.glob().toString());

  private final Map<String, Sensitivity> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  /** The most sensitive column named for a table. */
  private final Map<String, Sensitivity> raised = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Map<String, Sensitivity>> columns =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<Pattern> patterns = new ArrayList<>();

  /** Reads rows of the form; what is wrong beyond the form goes to the faults. */
  SensitivityTable(List<Row> rows, List<String> faults) {
    Map<String, Glob> globs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Row row : rows) {
      String table = row.text("table");
      String column = row.text("column");
      Sensitivity sensitivity = Sensitivity.parse(row.text("sensitivity"));
      boolean added;
      if (column != null) {
        added =
            columns
                    .computeIfAbsent(table, any -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                    .putIfAbsent(column, sensitivity)
                == null;
        raised.merge(table, sensitivity, Sensitivity::highest);
      } else if (table.indexOf('*') >= 0) {
        Glob glob = new Glob(table);
        added = globs.putIfAbsent(table, glob) == null;
        patterns.add(new Pattern(glob, sensitivity));
      } else {
        added = named.putIfAbsent(table, sensitivity) == null;
      }
      if (!added) {
        faults.add(row.twice(column == null ? "table" : "column"));
      }
    }
    patterns.sort(CLOSEST_FIRST);
  }

  Sensitivity ofTable(String table) {
    return Sensitivity.highest(ofWhole(table), raised.get(table));
  }

  Sensitivity ofColumn(String table, String column) {
    Map<String, Sensitivity> ofTable = columns.get(table);
    Sensitivity own = ofTable == null ? null : ofTable.get(column);
    return own == null ? ofWhole(table) : own;
  }

  private Sensitivity ofWhole(String table) {
    Sensitivity exact = named.get(table);
    if (exact != null) {
      return exact;
    }
    // by index: an iterator would be an object
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).glob().matches(table)) {
        return patterns.get(i).sensitivity();
      }
    }
    return null;
  }
}
