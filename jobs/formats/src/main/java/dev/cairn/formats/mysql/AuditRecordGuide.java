package dev.cairn.formats.mysql;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of Percona's audit_log in its shapes, and of XML of the same fields. */
final class AuditRecordGuide {

  private static final String FROM =
      "as a file shipper or syslog brings it to Kafka, one or many records in a value. ";

  private AuditRecordGuide() {}

  static FormatGuide json() {
    FormatGuide.Builder guide =
        FormatGuide.of(
            "Percona audit_log, JSON",
            "Percona Server's `audit_log` plugin with `audit_log_format=JSON`, "
                + FROM
                + "One object per line, `{\"audit_record\":{…}}`; strings may hold control"
                + " characters, which old versions left as they were, and bytes that are not"
                + " UTF-8, which become U+FFFD. Other fields of the outer object are kept in"
                + " `unmapped` as `envelope`.");
    return cannotTell(syslog(fields(guide))).build();
  }

  static FormatGuide csv() {
    FormatGuide.Builder guide =
        FormatGuide.of(
            "Percona audit_log, CSV",
            "Percona Server's `audit_log` plugin with `audit_log_format=CSV`, "
                + FROM
                + "No header; fields in quotes but for the status, a quote inside doubled, line"
                + " feeds as they are, so that a record may span lines. Which fields a record has"
                + " shows in the place of its status: after `connection_id`, which is the fifth"
                + " field of a statement and the fourth of a login.");
    return cannotTell(syslog(fields(guide))).build();
  }

  static FormatGuide xml() {
    FormatGuide.Builder guide =
        FormatGuide.of(
            "Audit records in XML, OLD and NEW",
            "What Percona Server's `audit_log` and `audit_log_filter` and MySQL Enterprise Audit"
                + " write with the format `OLD` (fields as attributes of `<AUDIT_RECORD … />`) or"
                + " `NEW` (fields as elements), "
                + FROM
                + "The declaration and the root's tags carry nothing. Names are those of the JSON,"
                + " in upper case. The five named entities and numeric ones are resolved, also"
                + " those of control characters, which XML forbids; no document type is read, and"
                + " so no other entity. A record without its end is a dead letter.");
    fields(guide)
        .field("TABLE", "table_name", "Of TableRead, TableInsert, TableUpdate, TableDelete.")
        .field(
            "CONNECTION_TYPE",
            "tls",
            "`SSL` is true, `TCP/IP` false; any other is kept in `unmapped`.")
        .field(
            "CONNECTION_ATTRIBUTES, MAP",
            "",
            "Kept in `unmapped` as their text, tags and all.")
        .field(
            "phase",
            "phase",
            "Not a field: `start` for Query Start, Command Start and Pre Authenticate, `end` for"
                + " their ends, by `NAME`.");
    return cannotTell(syslog(guide))
        .cannotTell(
            "Of audit_log_filter, how often a statement is told of: it may write Query, Query"
                + " Start, Query Status End and one record for each table. Count one `event_code`.")
        .build();
  }

  private static FormatGuide.Builder fields(FormatGuide.Builder guide) {
    return guide
        .field(
            "name",
            "event_code",
            "And `activity`: Connect, Quit, Change user, Query, Prepare, Execute and Init DB"
                + " (`use_database`) have their own; any other is `message`.")
        .field(
            "timestamp",
            "",
            "`time`, in seconds: with ` UTC` or `Z`; without either, in the configured zone.")
        .field("record, RECORD_ID", "", "A number and when the log was opened; in `unmapped`.")
        .field("command_class", "", "In `unmapped`; `statement_kind` is read from the text.")
        .field("connection_id", "connection_id")
        .field(
            "status",
            "error_code",
            "And `status`: 0 is `success`, but `unknown` in a record of a beginning. Logging off"
                + " without a status is a `success`.")
        .field(
            "sqltext",
            "sql_text",
            "Also what a command other than a statement was given; that of Init DB is the"
                + " `database_name`.")
        .field(
            "user",
            "user_name",
            "Plain, or `account[login] @ host [address]`: the account, or the login if there is"
                + " none. Kept in `unmapped` where account and login differ.")
        .field("ip, host", "client_ip", "A host's name is kept in `unmapped`.")
        .field("priv_user", "", "In `unmapped`, unless it is the user again.")
        .field("os_user, os_login, proxy_user", "", "In `unmapped`, unless empty.")
        .field("db", "database_name");
  }

  private static FormatGuide.Builder syslog(FormatGuide.Builder guide) {
    return guide.field(
        "syslog's head",
        "server",
        "Its host; also `reporter`, unless a Kafka header says it. The head is in `unmapped` as"
            + " `syslog`.");
  }

  private static FormatGuide.Builder cannotTell(FormatGuide.Builder guide) {
    return guide
        .cannotTell("Which server wrote it, unless syslog or a Kafka header says so.")
        .cannotTell("Rows, bytes, duration, the client's port.")
        .cannotTell(
            "Whether an old version cut a statement at 512 bytes: there is no mark. One whose"
                + " escaped form fills that buffer counts as cut, also from a version that cuts"
                + " none.")
        .cannotTell("Order inside a second, unless `record` counts on.")
        .cannotTell("What filters by user, command or database left out of the log.");
  }
}
