package dev.cairn.query;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * An embedded DuckDB in memory, shut off: it opens no file but those named, no network, loads no
 * extension, spills nothing to disk, and its settings cannot be changed from SQL.
 */
final class Engine implements Closeable {

  private final Connection connection;

  private Engine(Connection connection) {
    this.connection = connection;
  }

  /**
   * Starts an engine.
   *
   * @param files the only files it may open
   * @param definitions statements that make its tables and views
   */
  static Engine start(ArchiveSqlConfig config, List<String> files, List<String> definitions)
      throws IOException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET memory_limit='" + (config.maxEngineBytes() >> 20) + "MiB'");
        statement.execute("SET threads=" + config.threads());
        statement.execute("SET temp_directory=''");
        statement.execute("SET TimeZone='UTC'");
        statement.execute("SET enable_external_file_cache=false");
        statement.execute("SET autoinstall_known_extensions=false");
        statement.execute("SET autoload_known_extensions=false");
        statement.execute("SET allow_community_extensions=false");
        statement.execute(
            files.stream()
                .map(file -> "'" + file + "'")
                .collect(Collectors.joining(",", "SET allowed_paths=[", "]")));
        statement.execute("SET enable_external_access=false");
        for (String definition : definitions) {
          statement.execute(definition);
        }
        statement.execute("SET lock_configuration=true");
        return new Engine(connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      // the definitions are ours: nothing in the message but names and types
      throw new IOException("The SQL engine did not start: " + e.getMessage(), e);
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("The SQL engine did not stop: " + e.getMessage(), e);
    }
  }
}
