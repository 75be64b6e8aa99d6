package dev.cairn.formats.proxysql;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of {@link ProxySqlAuditFormat}. */
final class ProxySqlAuditGuide {

  static final FormatGuide GUIDE =
      FormatGuide.of(
              "ProxySQL audit log (JSON), ProxySQL 2.0.5 to 3.0.x",
              """
              One JSON object a line: connections and log-ins, no statements. Set in ProxySQL \
              `mysql-auditlog_filename`, then `LOAD MYSQL VARIABLES TO RUNTIME; SAVE MYSQL \
              VARIABLES TO DISK`. A shipper follows files named \
              `<mysql-auditlog_filename>.00000001` and on, and sends each line as one Kafka \
              record. Name the instance in the record's `cairn.reporter` header: the line does \
              not.

              `MySQL_Client_…` are clients, `Admin_…` administrators on the admin port, \
              `SQLite3_…` clients of ProxySQL's own SQLite server.""")
          .field(
              "event",
              "event_code close_reason",
              "`…_Connect_OK` is a logon with success, `…_Connect_ERR` one with failure, `…_Quit` "
                  + "(the client said goodbye, `close_reason` `quit`) and `…_Close` are logoffs, "
                  + "`…_Init_DB` is `use_database` with status unknown. **A `MySQL_Client_Close` "
                  + "without `extra_info` is none** (seen in 2.7.1): ProxySQL writes it when a "
                  + "PREPARE failed, and the session goes on. It becomes a `prepare` with failure")
          .field("timestamp", "", "`time`: milliseconds since the epoch")
          .field("time", "", "Local time without zone: left out, `timestamp` says the same")
          .field("thread_id", "proxy_session_id", "The same number as in the query log")
          .field("username", "user_name", "Empty in a health probe: null")
          .field("schemaname", "database_name")
          .field(
              "client_addr",
              "client_ip client_port",
              "Split at the last colon; behind Private Link a NAT address")
          .field(
              "proxy_addr",
              "server_ip server_port",
              "Where ProxySQL listened; absent on `Admin_…`")
          .field("server_addr", "server", "Rare: 2.7.1 never fills it")
          .field("ssl", "tls", "Of the client's connection to ProxySQL")
          .field(
              "extra_info, error",
              "close_reason",
              "On a close: the place in ProxySQL's source, such as "
                  + "`MySQL_Thread.cpp:4232:process_all_sessions()`; 2.0.5 called it `error`. On "
                  + "any other event a text, which stays in `unmapped`")
          .field(
              "duration",
              "duration_us",
              "Text such as `2.205ms`: how long the session lasted. ProxySQL holds it in a float: "
                  + "above 4.6 hours the milliseconds are rounded")
          .field("creation_time", "", "Local time without zone; stays in `unmapped`")
          .cannotTell(
              "Whether the database accepted the user: ProxySQL checks passwords itself, and "
                  + "connects to the server when a statement needs it.")
          .cannotTell("Why a log-in failed, unless a limit was the reason (see `extra_info`).")
          .cannotTell(
              "COM_CHANGE_USER and COM_RESET_CONNECTION: they leave no event; the user of a "
                  + "session just differs from one event to the next.")
          .cannotTell(
              "What an administrator did on the admin port: `Admin_…` is the only trace, and "
                  + "statements there are in no log.")
          .cannotTell(
              "The client's own address behind Private Link or another NAT, unless something puts "
                  + "a PROXY protocol v1 header before the connection.")
          .cannotTell(
              "Whether a connection without a user was a health probe, or somebody who tried the "
                  + "port and left: a close without a user, and nothing before it, is both.")
          .build();

  private ProxySqlAuditGuide() {}
}
