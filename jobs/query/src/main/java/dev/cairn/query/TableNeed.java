package dev.cairn.query;

import java.util.Set;

/**
 * What a statement reads of a table.
 *
 * @param all every column, because the statement says so or may mean so
 * @param columns the columns, if not all
 */
record TableNeed(boolean all, Set<String> columns) {

  static final TableNeed ALL = new TableNeed(true, Set.of());

  boolean covers(TableNeed other) {
    return all || (!other.all && columns.containsAll(other.columns));
  }

  boolean has(String column) {
    return all || columns.contains(column);
  }
}
