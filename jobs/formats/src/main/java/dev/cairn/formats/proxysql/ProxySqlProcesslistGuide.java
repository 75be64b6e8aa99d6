package dev.cairn.formats.proxysql;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of {@link ProxySqlProcesslistFormat}. */
final class ProxySqlProcesslistGuide {

  static final FormatGuide GUIDE =
      FormatGuide.of(
              "ProxySQL `stats_mysql_processlist`, one row of one poll, ProxySQL 2.x and 3.0.x",
              """
              ProxySQL writes no such log: `cairn collect proxysql` (or any script) polls \
              `SELECT * FROM stats_mysql_processlist` on the admin port and sends each row as one \
              JSON object, the table's columns under their own names as text or number, with \
              `poll_us` added: microseconds since the epoch, UTC, when the poll's answer came. \
              Poll the table, not `SHOW PROCESSLIST`, which cuts statements at 100 characters and \
              has no ports.

              Its worth is the egress address: while a session holds a connection to a server, \
              `l_srv_host:l_srv_port` is that connection's source in the network flow logs and in \
              the server's own process list. With `mysql-show_processlist_extended=1` the row \
              also carries MySQL's connection id.""")
          .field("poll_us", "", "`time`; without it the Kafka record's")
          .field("SessionID", "proxy_session_id", "The `thread_id` of the query and audit logs")
          .field(
              "command",
              "event_code",
              "`Query`, `Execute`, `Sleep`, `Connect`, `Connecting client`, `InitDB`, "
                  + "`Changing user server`, …; a bare number where ProxySQL has no word. Activity "
                  + "is always `snapshot`, status always unknown")
          .field("user", "user_name")
          .field("db", "database_name")
          .field(
              "cli_host, cli_port",
              "client_ip client_port",
              "A host that is no address (`mirror_internal`: a mirrored statement) stays in "
                  + "`unmapped`")
          .field("hostgroup", "hostgroup", "-1: none chosen at that moment")
          .field(
              "l_srv_host, l_srv_port",
              "egress_ip egress_port",
              "ProxySQL's own end of the connection to the server; null while the session holds "
                  + "none")
          .field(
              "srv_host, srv_port",
              "server server_ip server_port",
              "`server` is `host:port`, as in the query log; `server_ip` stays null for a host "
                  + "name")
          .field(
              "time_ms",
              "duration_us",
              "Milliseconds since the client last sent or received anything: for a `Query` how "
                  + "long it has run so far, for `Sleep` how long the session has been idle")
          .field(
              "info",
              "sql_text",
              "The statement that runs; null for `Sleep`; an EXECUTE has the prepared text with "
                  + "`?`. Newer versions cut it at `mysql-processlist_max_query_length` bytes "
                  + "without a mark: a text of the default, 2,097,152 bytes, counts as cut; leave "
                  + "the setting at its default")
          .field(
              "extended_info",
              "connection_id",
              "Only with `mysql-show_processlist_extended`: JSON as text, of which "
                  + "`backends[].conn.mysql.thread_id` is MySQL's connection id: that of the only "
                  + "connection, or of the one in the row's hostgroup. The whole text stays in "
                  + "`unmapped`")
          .field(
              "ThreadID, status_flags",
              "",
              "ProxySQL's worker thread and the connection's multiplexing flags; stay in "
                  + "`unmapped`")
          .cannotTell(
              "What happened between two polls: a statement shorter than the interval is mostly "
                  + "not seen. An absent row proves nothing.")
          .cannotTell("Whether a statement that was seen succeeded, or what it returned.")
          .cannotTell(
              "Where exactly in time: rows are read worker by worker, and `poll_us` is when the "
                  + "answer came.")
          .cannotTell(
              "Which connection served a session's other statements: between two of them ProxySQL "
                  + "may have given it another one.")
          .cannotTell(
              "Idle sessions, if `mysql-session_idle_show_processlist` is off.")
          .cannotTell(
              "Whether `info` was cut, where `mysql-processlist_max_query_length` is not its "
                  + "default.")
          .build();

  private ProxySqlProcesslistGuide() {}
}
