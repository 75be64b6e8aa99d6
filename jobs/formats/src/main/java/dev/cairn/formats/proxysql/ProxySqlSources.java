package dev.cairn.formats.proxysql;

import dev.cairn.formats.source.Source;
import java.util.List;

/** The logs of ProxySQL. */
public final class ProxySqlSources {

  private static final String HOP = "proxy";

  private ProxySqlSources() {}

  /** The sources. Unmodifiable. */
  public static List<Source> all() {
    return List.of(
        Source.of(
            "proxysql.audit",
            HOP,
            "Who connected to ProxySQL and left it.",
            new ProxySqlAuditFormat()),
        Source.of(
            "proxysql.error",
            HOP,
            "ProxySQL's error log: statements that failed, with the server's connection id.",
            config -> List.of(new ProxySqlErrorFormat(config))),
        Source.of(
            "proxysql.processlist",
            HOP,
            "Which proxy session held which connection to a server, whenever somebody looked.",
            new ProxySqlProcesslistFormat()),
        Source.of(
                "proxysql.query",
                HOP,
                "Every statement that ProxySQL handled: who, from where, which server, how many"
                    + " rows.",
                new ProxySqlQueryFormat())
            .refusing(ProxySqlBinaryLog::refuse));
  }
}
