package dev.cairn.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads from a statement's syntax tree, as DuckDB's own parser gives it, which tables and columns
 * it needs, and whether it only reads. Where the tree leaves a doubt, all columns are needed.
 */
final class StatementNeeds {

  private static final Set<String> READING_NODES =
      Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");

  /** They compute or list; none reads a file, runs a text as SQL or names a table in a text. */
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of(
          "duckdb_columns",
          "duckdb_functions",
          "duckdb_keywords",
          "duckdb_tables",
          "duckdb_types",
          "duckdb_views",
          "generate_series",
          "json_each",
          "json_tree",
          "pg_timezone_names",
          "range",
          "repeat",
          "unnest");

  /** Parts of an expression that name the columns they use, each where it stands. */
  private static final Set<String> PLAIN_EXPRESSIONS =
      Set.of(
          "BETWEEN", "CASE", "CAST", "COLLATE", "COLUMN_REF", "COMPARISON", "CONJUNCTION",
          "CONSTANT", "FUNCTION", "LAMBDA", "LAMBDA_REF", "OPERATOR", "PARAMETER", "SUBQUERY", "TYPE",
          "WINDOW");

  private final Set<String> tables = new LinkedHashSet<>();
  private final Set<String> rowNames = new HashSet<>();
  private final Set<String> columnNames = new HashSet<>();
  private final Set<String> lastNames = new HashSet<>();
  private boolean all;
  private boolean describes;

  private StatementNeeds() {}

  /**
   * Needs by table name; empty if the statement reads no row of the archive.
   *
   * @throws SqlRefusedException if the statement does more than read
   */
  static Map<String, TableNeed> of(JsonNode statement) throws SqlRefusedException {
    StatementNeeds needs = new StatementNeeds();
    needs.walk(statement);
    return needs.result();
  }

  private Map<String, TableNeed> result() {
    // a table's name in the place of a column means its whole row
    boolean everything = all || describes || lastNames.stream().anyMatch(rowNames::contains);
    Map<String, TableNeed> result = new LinkedHashMap<>();
    for (SqlTable table : SqlTable.all()) {
      if (tables.contains(table.name())) {
        Set<String> columns = new LinkedHashSet<>(table.table().columns());
        columns.retainAll(columnNames);
        result.put(table.name(), everything ? TableNeed.ALL : new TableNeed(false, columns));
      }
    }
    if (tables.contains(FindingStatus.NAME)) {
      FindingStatus.addNeeds(result, everything, columnNames);
    }
    return result;
  }

  private void walk(JsonNode node) throws SqlRefusedException {
    if (node.isObject()) {
      String type = node.path("type").asText("");
      if (node.has("cte_map") && !READING_NODES.contains(type)) {
        throw new SqlRefusedException(
            "The archive is only read: a statement must not change anything, nor a part of it.");
      }
      if (node.has("class")) {
        expression(node);
      } else {
        tableReference(node, type);
      }
      if (type.equals("SHOW_REF") && !node.path("show_type").asText().equals("SUMMARY")) {
        // names and types only: no row is read for it
        return;
      }
    }
    for (JsonNode child : node) {
      walk(child);
    }
  }

  private void expression(JsonNode node) {
    String kind = node.get("class").asText();
    if (kind.equals("COLUMN_REF")) {
      JsonNode names = node.path("column_names");
      names.forEach(name -> columnNames.add(lower(name)));
      if (!names.isEmpty()) {
        lastNames.add(lower(names.get(names.size() - 1)));
      }
    } else if (!PLAIN_EXPRESSIONS.contains(kind)) {
      all = true;
    }
  }

  private void tableReference(JsonNode node, String type) throws SqlRefusedException {
    switch (type) {
      case "BASE_TABLE" -> {
        tables.add(lower(node.path("table_name")));
        rowNames.add(lower(node.path("table_name")));
        rowNames.add(lower(node.path("alias")));
        // new names by position: leaving columns out would shift them
        all |= !node.path("column_name_alias").isEmpty();
      }
      case "JOIN" -> {
        node.path("using_columns").forEach(name -> columnNames.add(lower(name)));
        all |= node.path("ref_type").asText().equals("NATURAL");
      }
      case "TABLE_FUNCTION" ->
          checkTableFunction(lower(node.path("function").path("function_name")));
      case "SHOW_REF" -> describes = true;
      case "SUBQUERY" -> rowNames.add(lower(node.path("alias")));
      case "PIVOT", "DELIM_GET", "BOUND_TABLE_REF", "COLUMN_DATA" -> all = true;
      default -> {
        // the rest of the tree: nodes, modifiers, orders, lists of values
      }
    }
  }

  private static void checkTableFunction(String name) throws SqlRefusedException {
    if (!TABLE_FUNCTIONS.contains(name)) {
      throw new SqlRefusedException(
          "The table function " + name + " is not allowed: only the archive's tables are read.");
    }
  }

  private static String lower(JsonNode name) {
    return name.asText("").toLowerCase(Locale.ROOT);
  }
}
