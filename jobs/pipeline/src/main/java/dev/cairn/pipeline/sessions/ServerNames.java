package dev.cairn.pipeline.sessions;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;

/** One name for each database server, whoever speaks of it: host:port, as proxies have it. */
final class ServerNames implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String AZURE = ".mysql.database.azure.com:3306";

  private final Map<String, String> named;

  ServerNames(Map<String, String> named) {
    this.named = Map.copyOf(named);
  }

  /**
   * The one name. A bare name that is not told is taken for one of Azure's, where a server calls
   * itself by the first part of its host name.
   *
   * @param name as proxies name it, or it itself
   */
  String of(String name) {
    String known = named.getOrDefault(name, name).toLowerCase(Locale.ROOT);
    return known.indexOf('.') < 0 && known.indexOf(':') < 0 ? known + AZURE : known;
  }
}
