package dev.cairn.formats.proxysql;

import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;

/** What people are told of {@link ProxySqlQueryFormat}. */
final class ProxySqlQueryGuide {

  static final FormatGuide GUIDE =
      FormatGuide.of(
              "ProxySQL query log, format 2 (JSON), ProxySQL 2.x and 3.0.x",
              """
              One JSON object a line, written when the statement **ended**. Set in ProxySQL \
              `mysql-eventslog_filename`, `mysql-eventslog_format=2` and \
              `mysql-eventslog_default_log=1` (or a query rule with `log=1`), then \
              `LOAD MYSQL VARIABLES TO RUNTIME; SAVE MYSQL VARIABLES TO DISK`. Leave \
              `mysql-eventslog_rate_limit` at 1: above it ProxySQL logs a sample only. A shipper \
              (Fluent Bit, Filebeat, `cairn collect files`) follows files named \
              `<mysql-eventslog_filename>.00000001` and on, each with a new number, and sends each \
              line as one Kafka record; keys that it adds, such as Fluent Bit's `date` (when it \
              shipped), stay in `unmapped`. Name the instance in the record's `cairn.reporter` \
              header: the line does not.

              Format 1, ProxySQL's default, is binary. A value in it, and a piece that a shipper \
              cut at a line feed, is refused whole (`proxysql_binary_format`).""")
          .field(
              "event",
              "event_code",
              "Activity: `COM_QUERY` is `query`, `COM_STMT_PREPARE` is `prepare`, "
                  + "`COM_STMT_EXECUTE` is `execute`")
          .field(
              "thread_id",
              "proxy_session_id",
              "ProxySQL's own session number, never MySQL's connection id; begins at 1 again when "
                  + "ProxySQL restarts, and each instance counts for itself")
          .field(
              "client",
              "client_ip client_port",
              "Split at the last colon (IPv6 has no brackets). Empty for mirrored statements; "
                  + "behind Private Link a NAT address. A name stays in `unmapped`")
          .field("username", "user_name")
          .field("schemaname", "database_name", "After the statement: `USE crm` has `crm`")
          .field(
              "hostgroup_id",
              "hostgroup",
              "-1: no server took part (cached, blocked, or answered by ProxySQL)")
          .field(
              "server",
              "server server_ip server_port",
              "As in `mysql_servers`; `server_ip` stays null for a host name. Absent with "
                  + "hostgroup -1")
          .field(
              "query",
              "sql_text",
              "What was sent to the server, after rewrite rules; an EXECUTE has the prepared text "
                  + "with `?`. Never cut. What was not UTF-8 is U+FFFD already in the log")
          .field(
              "starttime_timestamp_us, endtime_timestamp_us",
              "",
              "`time`: microseconds since the epoch; the start, or the end where there is no start")
          .field(
              "starttime, endtime",
              "",
              "Local time without zone: left out, they say nothing that the fields above don't")
          .field("duration_us", "duration_us", "0: shorter than one loop of ProxySQL's")
          .field(
              "errno",
              "error_code",
              "3.0.1 and later: 0 is status success, any other failure. Absent: unknown")
          .field("rows_affected", "rows_affected", "May be 0 for a SELECT")
          .field(
              "rows_sent",
              "rows_sent",
              "Kept as the log says, but **it says 1 for every EXECUTE of INSERT and UPDATE**: do "
                  + "not count rows there. Of several result sets it counts the first")
          .field("last_gtid", "gtid", "Only where ProxySQL tracks GTIDs")
          .field(
              "error",
              "",
              "3.0.1 and later, of failures: the server's message. It may quote data (`Duplicate "
                  + "entry '…'`), so it stays in `unmapped`")
          .field(
              "parameters",
              "",
              "3.0.1 and later with `mysql-eventslog_stmt_parameters=1`: the values bound to `?`, "
                  + "which are PHI. They stay in `unmapped`")
          .field("digest", "", "ProxySQL's own hash, not `sql_digest`; stays in `unmapped`")
          .field(
              "client_stmt_id, last_insert_id",
              "",
              "Stay in `unmapped`. A `client_stmt_id` is used again after its statement is closed")
          .cannotTell(
              "Before 3.0.1, whether the statement succeeded: a failed one looks like any other.")
          .cannotTell(
              "The connection at the server (MySQL's connection id) that carried the statement, "
                  + "and whether that connection or the client's used TLS.")
          .cannotTell(
              "Whether a statement with hostgroup -1 came from the cache, was blocked by a rule, "
                  + "or was answered by ProxySQL.")
          .cannotTell("How many rows an EXECUTE of INSERT or UPDATE sent (see `rows_sent`).")
          .cannotTell("How many bytes went either way.")
          .cannotTell(
              "The client's own address behind Private Link or another NAT, unless something puts "
                  + "a PROXY protocol v1 header before the connection.")
          .cannotTell(
              "Statements of rules with `log=0`, of `fast_forward` users and on the admin port, "
                  + "failed PREPAREs, COM_PING, COM_INIT_DB, COM_CHANGE_USER and what ProxySQL "
                  + "itself sends to the server: they are not in this log.")
          .cannotTell(
              "That the log stopped: if ProxySQL cannot open the next file it writes one error "
                  + "and logs nothing from then on.")
          .cannotTell(
              "Order within the file: lines are written at the end of statements, later 3.0.x in "
                  + "blocks for each thread, which a crash loses.")
          .build();

  private ProxySqlQueryGuide() {}
}
