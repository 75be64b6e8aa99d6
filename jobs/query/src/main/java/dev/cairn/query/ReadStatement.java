package dev.cairn.query;

import java.util.List;
import java.util.Map;

/**
 * A statement that was found to be right and to read only.
 *
 * @param parameters its text as the engine takes it, and its parameters
 * @param needs what it reads, by table; empty if no row of the archive
 * @param columns the columns of its answer
 */
record ReadStatement(
    StatementParameters parameters, Map<String, TableNeed> needs, List<SqlColumn> columns) {

  String sql() {
    return parameters.sql();
  }
}
