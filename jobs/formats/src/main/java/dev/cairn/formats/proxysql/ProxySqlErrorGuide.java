package dev.cairn.formats.proxysql;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of {@link ProxySqlErrorFormat}. */
final class ProxySqlErrorGuide {

  static final FormatGuide GUIDE =
      FormatGuide.of(
              "ProxySQL error log (text), ProxySQL 2.x and 3.0.x",
              """
              The file that `errorlog` in `proxysql.cnf` names (`proxysql.log` in the data \
              directory), or ProxySQL's standard error in a container. Each line is one Kafka \
              record, or many lines one; what Docker, Kubernetes or syslog put before a line \
              (up to 200 characters, ending in a blank) is kept in `unmapped`. Times are local and \
              name no zone: give the server's as Cairn's local time zone. In an hour that the zone \
              repeats or skips, the offset before the change is taken.

              Its worth: **a statement that failed at a server is logged with MySQL's connection \
              id**: no other log of ProxySQL's names it. `mysql-verbose_query_error=true` adds \
              user, client address, schema and the statement's normal form. Such lines become \
              `query` events with status failure; every other line, banners and tables too, is a \
              `message`, so that nothing of the file is missing. Blank lines carry nothing: in a \
              record with others they leave no event, and a record of blanks alone is a dead \
              letter (`empty`).""")
          .field(
              "time at the line's beginning",
              "",
              "`time`, in whole seconds. A line without one takes that of the line before it in "
                  + "the same Kafka record (`time_source` `envelope`), else Kafka's")
          .field("[LEVEL]", "log_level", "In lower case: `error`, `warning`, `info`, `debug`")
          .field(
              "File.cpp:line:function()",
              "event_code",
              "The function's name; null where the line has none. File and line stay in `unmapped` "
                  + "as `location`")
          .field(
              "Error during query on (…), Detected a broken connection while running query on (…)",
              "",
              "`query` with failure; anything else is `message` with status unknown, but a broken "
                  + "connection at other times (ping, SET) is a `message` with failure")
          .field(
              "(hostgroup,host,port,connection id)",
              "hostgroup server server_ip server_port connection_id",
              "`server` is `host:port`, as in the query log; `server_ip` stays null for a host "
                  + "name. Older versions leave out the connection id of a broken connection")
          .field("error number", "error_code", "Before the first comma of the error")
          .field(
              "user \"name@address\"",
              "user_name client_ip",
              "Verbose form only; the plain form of a broken connection has the name alone. Split "
                  + "at the last `@`")
          .field("schema \"…\"", "database_name", "Verbose form only")
          .field(
              "digest_text = \"…\"",
              "sql_text",
              "Verbose form only: ProxySQL's normal form of the statement, literals as `?`, not "
                  + "what the client sent. Where the error's own text holds a line feed it stands "
                  + "on a later line, and is kept there as a `message`")
          .field(
              "text",
              "",
              "Stays in `unmapped` as `message`: it may quote data (`Duplicate entry '…'`, `near "
                  + "'…'`), and some warnings quote whole statements")
          .cannotTell(
              "The client's port and the proxy session: an error is tied to a statement of the "
                  + "query log by server, user, schema, normal form and time alone.")
          .cannotTell(
              "Whether the client saw the error: ProxySQL may repeat a statement on another "
                  + "connection (`mysql-query_retries_on_failure`).")
          .cannotTell(
              "Without `mysql-verbose_query_error`, whose statement it was, and which.")
          .cannotTell(
              "Statements that ProxySQL itself refused, and those of `fast_forward` users: they "
                  + "never appear as `Error during query`.")
          .cannotTell(
              "Whether what failed was a whole statement or its PREPARE: both are a `query` here. "
                  + "A failed PREPARE has no line in the query log, and a false close in the "
                  + "audit log.")
          .cannotTell("When exactly: whole seconds, at the statement's end.")
          .cannotTell(
              "Where a message ends: one that holds a line feed is a `message` for each line, and "
                  + "no line says that it goes on.")
          .build();

  private ProxySqlErrorGuide() {}
}
