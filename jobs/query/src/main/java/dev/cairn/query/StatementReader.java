package dev.cairn.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.schemas.ReferenceVersion;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parses and checks statements against the tables' columns alone: an engine with empty tables. What
 * it says of a statement can quote that statement only, because it holds no row of the archive.
 */
final class StatementReader implements Closeable {

  /** DuckDB's parser gives no tree for EXPLAIN; what it explains is checked in its place. */
  private static final Pattern EXPLAIN =
      Pattern.compile(
          "\\A(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*EXPLAIN\\b(?:\\s*\\([^)]*\\)|\\s+ANALYZE\\b)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Engine engine;
  private final ObjectMapper json = new ObjectMapper();

  /** The reference tables are there with their rows: they are no rows of the archive. */
  StatementReader(ArchiveSqlConfig config, List<ReferenceVersion> references)
      throws IOException {
    List<String> definitions = new ArrayList<>(ReferenceViews.definitions(references));
    SqlTable.all().forEach(table -> definitions.add(emptyTable(table)));
    definitions.add(FindingStatus.DEFINITION);
    this.engine = Engine.start(config, List.of(), definitions);
  }

  /** An empty table with all columns. */
  static String emptyTable(SqlTable table) {
    return SqlTypes.of(table.table()).entrySet().stream()
        .map(column -> "\"" + column.getKey() + "\" " + column.getValue())
        .collect(Collectors.joining(", ", "CREATE TABLE " + table.name() + " (", ")"));
  }

  Engine engine() {
    return engine;
  }

  ReadStatement read(String sql) throws IOException, SqlRefusedException {
    Matcher explain = EXPLAIN.matcher(sql);
    String begin = explain.find() ? sql.substring(0, explain.end()) : "";
    JsonNode tree = parse(sql.substring(begin.length()));
    Map<String, TableNeed> needs = StatementNeeds.of(tree);
    int beginBytes = begin.getBytes(StandardCharsets.UTF_8).length;
    StatementParameters parameters = StatementParameters.of(sql, beginBytes, tree);
    List<SqlColumn> columns = prepare(sql);
    return new ReadStatement(
        parameters, needs, parameters.names().isEmpty() ? columns : prepareTexts(parameters));
  }

  private JsonNode parse(String sql) throws IOException, SqlRefusedException {
    JsonNode answer = json.readTree(serialize(sql));
    if (answer.path("error").asBoolean(true)) {
      if (answer.path("error_message").asText().startsWith("Mixing named and positional")) {
        throw new SqlRefusedException(StatementParameters.NAMES_ONLY);
      }
      if (answer.path("error_type").asText().equals("parser")) {
        throw new SqlRefusedException(
            "The statement is wrong: " + answer.path("error_message").asText());
      }
      throw new SqlRefusedException(
          "Only statements that read are allowed: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW,"
              + " SUMMARIZE and EXPLAIN.");
    }
    JsonNode statements = answer.path("statements");
    if (statements.size() != 1) {
      throw new SqlRefusedException(
          "One statement at a time, but there are " + statements.size() + ".");
    }
    return statements.get(0);
  }

  private String serialize(String sql) throws IOException {
    try (PreparedStatement statement =
        engine.connection().prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      statement.setString(1, sql);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return answer.getString(1);
      }
    } catch (SQLException e) {
      throw new IOException("The SQL engine could not parse: " + e.getMessage(), e);
    }
  }

  /** After the statement itself was found to be right, what can be wrong is a type. */
  private List<SqlColumn> prepareTexts(StatementParameters parameters)
      throws SqlRefusedException {
    try {
      return prepare(parameters.sql());
    } catch (SqlRefusedException e) {
      throw new SqlRefusedException(
          e.getMessage()
              + "\nParameters are texts: cast them, as $%s::BIGINT or $%s::TIMESTAMPTZ."
                  .formatted(parameters.names().get(0), parameters.names().get(0)));
    }
  }

  private List<SqlColumn> prepare(String sql) throws SqlRefusedException {
    try (PreparedStatement statement = engine.connection().prepareStatement(sql)) {
      return columns(statement.getMetaData());
    } catch (SQLException e) {
      throw new SqlRefusedException("The statement is wrong: " + e.getMessage() + tables(e));
    }
  }

  static List<SqlColumn> columns(ResultSetMetaData metadata) throws SQLException {
    List<SqlColumn> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      columns.add(new SqlColumn(metadata.getColumnName(i), metadata.getColumnTypeName(i)));
    }
    return columns;
  }

  private static String tables(SQLException e) {
    return e.getMessage().contains("Catalog Error: Table")
        ? "\nThe tables are: "
            + SqlTable.names()
            + ", "
            + FindingStatus.NAME
            + ", "
            + ReferenceViews.names()
            + "."
        : "";
  }

  @Override
  public void close() throws IOException {
    engine.close();
  }
}
