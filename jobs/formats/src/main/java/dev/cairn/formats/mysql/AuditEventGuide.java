package dev.cairn.formats.mysql;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of the JSON of MySQL Enterprise Audit and audit_log_filter. */
final class AuditEventGuide {

  private AuditEventGuide() {}

  static FormatGuide guide() {
    return FormatGuide.of(
            "MySQL Enterprise Audit and Percona audit_log_filter, JSON",
            "MySQL Enterprise Audit with `audit_log_format=JSON`, and Percona Server's"
                + " `audit_log_filter` with `JSON` or `JSONL`: one shape, in which Percona's has"
                + " more classes. A file shipper or syslog brings it to Kafka: a whole file, an"
                + " array that is still open, or single objects, with or without the comma behind"
                + " them. Strings may hold line feeds as such, and bytes that are not UTF-8, which"
                + " become U+FFFD.")
        .field(
            "class, event",
            "event_code",
            "As `class/event`, and `activity`: connection/connect, disconnect, change_user;"
                + " table_access/read and insert, update, delete; query/…, and general/… by its"
                + " `command`: Query, Prepare, Execute, Init DB (its Connect and Quit are no"
                + " logins: the class connection tells of those). All else (audit, command, message,"
                + " parse, authentication, global_variable, stored_program, …) is `message`.")
        .field(
            "event",
            "phase",
            "`start` for general/log, query_start, command_start and pre_authenticate, `end` for"
                + " query_status_end and command_end; general/status has none.")
        .field("timestamp", "", "`time`, in seconds, read as UTC.")
        .field(
            "time",
            "",
            "Goes before `timestamp`: seconds (MySQL) or microseconds (Percona) since 1970, told"
                + " apart by size.")
        .field("id", "", "In `unmapped`: unique together with the timestamp alone.")
        .field("connection_id", "connection_id", "Percona's class command may write another's.")
        .field(
            "account.user, login.user",
            "user_name",
            "The account's; where a login failed that is empty, and the client's claim stands in."
                + " Percona may write `account[login] @ host [address]` in both. A login that"
                + " differs is kept in `unmapped`; so is the account of the class"
                + " authentication, which was acted upon.")
        .field("login.ip, account.host", "client_ip", "A host's name is kept in `unmapped`.")
        .field("login.os, login.proxy", "", "In `unmapped`, unless empty.")
        .field(
            "…_data.status",
            "error_code",
            "And `status`: 0 is `success`, but `unknown` in a record of a beginning. A disconnect"
                + " without it is a `success`; a table access is `unknown`.")
        .field("connection_data.db, table_access_data.db", "database_name")
        .field("table_access_data.table", "table_name")
        .field(
            "connection_data.connection_type",
            "tls",
            "`ssl` is true, `tcp/ip` false; any other is kept in `unmapped`.")
        .field("connection_data.connection_attributes", "", "In `unmapped`.")
        .field(
            "…_data.query",
            "sql_text",
            "Of general, query, table_access and parse; that of Init DB is the"
                + " `database_name`. Percona writes a digest in its place where a filter says so.")
        .field("…_data.sql_command", "", "In `unmapped`; `statement_kind` is read from the text.")
        .field("query_statistics.query_time", "duration_us", "Seconds with a fraction.")
        .field("query_statistics.bytes_sent", "bytes_in", "What the server sent.")
        .field("query_statistics.bytes_received", "bytes_out", "What the server received.")
        .field("query_statistics.rows_sent", "rows_sent")
        .field("query_statistics.rows_examined", "rows_examined")
        .field(
            "syslog's head",
            "server",
            "Its host; also `reporter`, unless a Kafka header says it. The head is in `unmapped` as"
                + " `syslog`.")
        .cannotTell("Which server wrote it, unless syslog or a Kafka header says so.")
        .cannotTell("Rows and bytes, unless a filter adds `query_statistics`; the client's port.")
        .cannotTell(
            "How often a statement is told of: audit_log_filter may write general/log,"
                + " general/status, query_start, query_status_end and one record for each table."
                + " Count statements by one `event_code`, such as general/status.")
        .cannotTell(
            "Percona's zone for certain: its manual says UTC, and a version of its source writes"
                + " the server's local time. `audit_log_filter.format_unix_timestamp` adds `time`,"
                + " which has no zone.")
        .cannotTell("When a statement began: the time is that of its end. Order inside a second.")
        .cannotTell("What runs inside procedures and triggers (MySQL Enterprise Audit).")
        .build();
  }
}
