package dev.cairn.pipeline.sessions;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;

/** One name for each database server, whoever speaks of it. */
final class ServerNames implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String AZURE = ".mysql.database.azure.com";
  private static final String PORT = ":3306";

  private final Map<String, String> named;

  ServerNames(Map<String, String> named) {
    this.named = Map.copyOf(named);
  }

  /**
   * The one name. On Azure a server calls itself by the first part of its host name.
   *
   * @param name as proxies name it, or it itself
   */
  String of(String name) {
    String known = named.getOrDefault(name, name);
    String lower = known.toLowerCase(Locale.ROOT);
    String host = lower.endsWith(PORT) ? lower.substring(0, lower.length() - PORT.length()) : lower;
    return host.endsWith(AZURE) ? host.substring(0, host.length() - AZURE.length()) : host;
  }
}
