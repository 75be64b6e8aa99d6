package dev.cairn.formats.mysql;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of Azure Database for MySQL's two logs. */
final class AzureMySqlGuides {

  private static final String SPELLINGS =
      " Read in three spellings, also mixed: raw, with AzureDiagnostics' type suffix"
          + " (`event_class_s`, `connection_id_d`, `event_time_t`) and as columns of the table"
          + " (`EventClass`). `properties` may be an object, or text that holds one, also with"
          + " single quotes. Numbers may be text.";

  private static final String TIME_NOTE =
      "ISO 8601, UTC, with 0 to 9 digits of fraction and the blanks that some pipelines leave after"
          + " a colon. `04/02/2021 07:45:00` is never guessed at (February or April?): the next"
          + " time in the record counts, at last Kafka's, and it is kept in `unmapped`. So is an"
          + " envelope's time that differs from the record's own.";

  private static final String CUT =
      "Azure cuts at 2,048 and leaves no mark. Counts as cut, and has no digest, at 2,048"
          + " characters or more, at 2,045 to 2,048 bytes of UTF-8 that are not plain ASCII, and"
          + " where it ends in half a surrogate pair (which becomes U+FFFD).";

  private AzureMySqlGuides() {}

  static FormatGuide audit() {
    return FormatGuide.of(
            "Azure Database for MySQL, MySqlAuditLogs",
            "Flexible Server (and the former single server, and Azure Database for MariaDB) with"
                + " `audit_log_enabled=ON`. A diagnostic setting sends the category"
                + " `MySqlAuditLogs` to an event hub, whose Kafka endpoint is read; a data export"
                + " rule of Log Analytics sends the tables. Choose `CONNECTION_V2` in"
                + " `audit_log_events`: with `CONNECTION` a denied login looks like any other."
                + SPELLINGS)
        .field(
            "event_class, event_subclass",
            "event_code",
            "As `class/subclass`, such as `general_log/LOG` or `connection_log/CHANGE USER`. They"
                + " decide `activity`: CONNECT `logon`, DISCONNECT `logoff`, CHANGE USER"
                + " `change_user`, LOG, ERROR and RESULT `query`, READ `table_read`, INSERT,"
                + " UPDATE and DELETE `table_write`.")
        .field("event_time", "", "`time`; general_log alone has it. " + TIME_NOTE)
        .field(
            "time, timestamp, timeStamp, TimeGenerated",
            "",
            "`time` where there is no `event_time`, in this order; some pipelines drop it.")
        .field(
            "status",
            "error_code",
            "MySQL's error number in connection_log under `CONNECTION_V2`: 0 is success, any other"
                + " a failure. Without it a CONNECT is `unknown`, never a success; a DISCONNECT"
                + " is one: that it is written says that the session is over.")
        .field(
            "error_code",
            "error_code",
            "Of general_log. Other than 0, a failure. 0 says success of RESULT only: MySQL writes"
                + " LOG before it runs the statement, always with 0, so LOG is `unknown`. ERROR is"
                + " a failure with or without a number.")
        .field("connection_id, thread_id", "connection_id", "One number; general_log calls it"
            + " `thread_id`.")
        .field(
            "user",
            "user_name client_ip",
            "A name, or `account[login] @ host [ip]` such as `app[app] @  [10.0.0.4]`: the account"
                + " is the user, and the address in the brackets the client where `ip` is absent."
                + " The text is kept in `unmapped` where it says more: another login, a host name.")
        .field("ip", "client_ip", "What MySQL sees: behind a proxy the proxy's. A name stays in"
            + " `unmapped`.")
        .field("host", "client_ip", "Usually empty; an address in it counts where nothing else"
            + " has one.")
        .field("db", "database_name")
        .field("table", "table_name", "Of table_access_log.")
        .field("sql_text", "sql_text", CUT)
        .field("LogicalServerName", "server", "Else the last part of `resourceId`.")
        .field("resourceId", "server", "Also `reporter`, unless a Kafka header names one.")
        .field(
            "is_aad_auth, replication_set_role, ServerType, SubscriptionId, ResourceGroup,"
                + " operationName",
            "",
            "Kept in `unmapped`.")
        .cannotTell(
            "Whether a statement of general_log/LOG succeeded: it is written before the statement"
                + " runs. One that fails ought to be followed by general_log/ERROR with the same"
                + " connection and text, and so be there twice; no public record shows it.")
        .cannotTell("Whether a login succeeded, if the server writes `CONNECTION` instead of"
            + " `CONNECTION_V2`.")
        .cannotTell("Who read or changed a table, and from where: table_access_log has neither user"
            + " nor address. Join by `server` and `connection_id`.")
        .cannotTell("How many rows or bytes: no class has them. See `proxysql.query`, `mysql.slow`"
            + " and `network.flow`.")
        .cannotTell("Who is behind a proxy that shares its connections: `client_ip` is the"
            + " proxy's.")
        .cannotTell("The order of what happened within one second: times are whole seconds.")
        .cannotTell("How a statement ended that is longer than 2,048 characters.")
        .cannotTell("Which statement a table access belongs to, other than by connection, time and"
            + " text: there is no number for it.")
        .cannotTell("That nothing is missing: Azure promises neither order nor completeness, and"
            + " DISCONNECT may be missing after a restart.")
        .build();
  }

  static FormatGuide slow() {
    return FormatGuide.of(
            "Azure Database for MySQL, MySqlSlowLogs",
            "Flexible Server (and the former single server, and Azure Database for MariaDB) with"
                + " `slow_query_log=ON`. A diagnostic setting sends the category `MySqlSlowLogs` to"
                + " an event hub, whose Kafka endpoint is read; a data export rule of Log Analytics"
                + " sends the tables. Not read: the text of MySQL's and MariaDB's own slow-log"
                + " file (`# Time: …`, `# User@Host: …`); its lines become dead letters."
                + SPELLINGS)
        .field("event_class", "event_code", "Always `slow_log`; `activity` is `query`.")
        .field("start_time", "", "`time`. " + TIME_NOTE)
        .field("time, timestamp, timeStamp, TimeGenerated", "", "`time` where there is no"
            + " `start_time`.")
        .field(
            "query_time, query_time_s, query_time_d",
            "duration_us",
            "**Seconds**, with a fraction. (The suffix `_s` means text, not seconds.)")
        .field("QueryDurationMs", "duration_us", "**Milliseconds**: the table's own name for it."
            + " Used where `query_time` is absent.")
        .field("lock_time, lock_time_s, lock_time_d", "lock_time_us", "**Seconds**.")
        .field("LockDurationMs", "lock_time_us", "**Milliseconds**.")
        .field("rows_sent", "rows_sent")
        .field("rows_examined", "rows_examined")
        .field("thread_id", "connection_id")
        .field(
            "host",
            "user_name client_ip",
            "`account[login] @ host [ip]`: there is no field for the user. In the table it may be"
                + " a plain address. Kept in `unmapped` where it says more than these columns.")
        .field("db", "database_name")
        .field("sql_text", "sql_text", CUT)
        .field("LogicalServerName", "server", "Else the last part of `resourceId`.")
        .field("resourceId", "server", "Also `reporter`, unless a Kafka header names one.")
        .field(
            "server_id, insert_id, last_insert_id, replication_set_role",
            "",
            "Kept in `unmapped`.")
        .cannotTell("Whether the statement succeeded: `status` is `unknown` for all.")
        .cannotTell("Which statements ran at all: only those beyond `long_query_time` (or without"
            + " an index, if so set) are here, and the server may throttle them. The same statement"
            + " is in `mysql.audit` too, under the same `connection_id`.")
        .cannotTell("Whether `start_time` is when the statement began: in a public record of a"
            + " statement of nine seconds it equals the time at which the record was written.")
        .cannotTell("Who is behind a proxy that shares its connections: the address is the"
            + " proxy's.")
        .cannotTell("How a statement ended that is longer than 2,048 characters.")
        .build();
  }
}
