package dev.cairn.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All files below {@code samples}, each with the source that it is a sample of. */
final class Samples {

  private static final Path ROOT = Path.of("src/test/resources/samples");

  private static final Map<String, String> SOURCES =
      Map.ofEntries(
          Map.entry("activity_log", "azure.activity"),
          Map.entry("azure_mysql_audit", "mysql.audit"),
          Map.entry("azure_mysql_slow", "mysql.slow"),
          Map.entry("constructed_azure_mysql", "mysql.audit"),
          Map.entry("constructed_azure_mysql_slow", "mysql.slow"),
          Map.entry("constructed_key_vault", "azure.keyvault"),
          Map.entry("constructed_lb_health", "azure.loadbalancer"),
          Map.entry("constructed_network_flow", "network.flow"),
          Map.entry("constructed_pls_activity", "azure.activity"),
          Map.entry("lb_health", "azure.activity"),
          Map.entry("malformed", "mysql.audit"),
          Map.entry("mariadb_server_audit", "mysql.audit"),
          Map.entry("metrics_generic", "azure.metrics"),
          Map.entry("mysql_binlog", "mysql.binlog"),
          Map.entry("mysql_enterprise_audit", "mysql.audit"),
          Map.entry("mysql_general_log", "mysql.audit"),
          Map.entry("nsg_flow_flattened", "network.flow"),
          Map.entry("nsg_flow_v1", "network.flow"),
          Map.entry("nsg_flow_v2", "network.flow"),
          Map.entry("percona_audit", "mysql.audit"),
          Map.entry("percona_audit_filter", "mysql.audit"),
          Map.entry("proxysql_audit", "proxysql.audit"),
          Map.entry("proxysql_error", "proxysql.error"),
          Map.entry("proxysql_processlist", "proxysql.processlist"),
          Map.entry("proxysql_query", "proxysql.query"),
          Map.entry("vnet_flow_v4", "network.flow"));

  private Samples() {}

  /**
   * One sample.
   *
   * @param path below {@code samples}, with slashes
   */
  record Sample(String path, String source) {

    byte[] bytes() {
      return Captures.sample(path);
    }

    @Override
    public String toString() {
      return path;
    }
  }

  static List<Sample> all() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
          .filter(path -> path.contains("/"))
          .sorted()
          .map(path -> new Sample(path, source(path)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String source(String path) {
    if (path.startsWith("malformed/pt1h")) {
      return "network.flow";
    }
    String directory = path.substring(0, path.indexOf('/'));
    String source = SOURCES.get(directory);
    if (source == null) {
      throw new IllegalStateException("say in Samples which source " + directory + " is of");
    }
    return source;
  }
}
