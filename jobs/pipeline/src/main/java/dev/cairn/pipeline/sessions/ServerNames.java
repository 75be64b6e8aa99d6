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

  /** The one name of a server that a proxy speaks of: host:port, unless another was told. */
  String of(String name) {
    return of(name, name);
  }

  /**
   * The one name of a server that wrote an audit log: what was told of its own name or, failing
   * that, of its reporter. A bare name that nobody told is taken for one of Azure's, where a server calls
   * itself by the first part of its host name.
   *
   * @param own what the server calls itself in its log; null if it does not say
   * @param reporter who sent the log, such as the server's resource; null only if own is not
   */
  String of(String own, String reporter) {
    String name = own == null ? reporter : own;
    String told = named.get(name);
    if (told == null && reporter != null) {
      told = named.get(reporter);
    }
    String known = (told == null ? name : told).toLowerCase(Locale.ROOT);
    return known.indexOf('.') < 0 && known.indexOf(':') < 0 ? known + AZURE : known;
  }
}
