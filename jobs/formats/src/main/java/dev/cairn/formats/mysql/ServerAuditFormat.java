package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Cut;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.OddLength;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Status;
import dev.cairn.formats.record.UnmappedFields;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * MariaDB's {@code server_audit} plugin: one line of text for each event, fields parted by commas,
 * the statement in single quotes.
 *
 * <p>Commas part the fields and the last one parts the return code; those between belong to the
 * statement. A statement counts as cut if its bytes, as they stand in the line, are
 * at the server's limit (see {@link FormatsConfig#serverAuditQueryLogLimit}), since the plugin
 * leaves no mark; or if they are beyond it and end inside a string or comment, which says that the
 * limit is higher than configured. A password that the plugin masks can hide a cut.
 *
 * <p>The user of a QUERY may be an earlier one after {@code CHANGEUSER}: so the plugin writes it. A
 * PREPARE is logged only when it failed.
 */
final class ServerAuditFormat implements Format {

  private static final OddLength STRANGERS =
      new OddLength(ReasonCode.MALFORMED_LINE, "neither JSON nor a line of server_audit, ");

  private final ServerAuditTime time;
  private final int limit;

  ServerAuditFormat(FormatsConfig config) {
    this.time = new ServerAuditTime(config.localTimeZone());
    this.limit = config.serverAuditQueryLogLimit();
  }

  @Override
  public FormatGuide guide() {
    return FormatGuide.of(
            "MariaDB server_audit",
            "The log of MariaDB's `server_audit` plugin (and of Amazon RDS for MySQL and MariaDB,"
                + " which have the same plugin): one line of text for each event, as a file"
                + " shipper or syslog brings it to Kafka, one or many lines in a value. Fields are"
                + " parted by commas; the statement stands in single quotes.")
        .field(
            "timestamp",
            "",
            "`time`: `YYYYMMDD HH:MM:SS` without a zone, read in the configured one; in an hour"
                + " that the zone repeats, the offset before the change is taken. Syslog lines have none:"
                + " there syslog's own time is read if it is ISO 8601 (`time_source` is"
                + " `envelope`), else Kafka's stands in.")
        .field("serverhost", "server", "Also `reporter`, unless a Kafka header says it.")
        .field("username", "user_name", "May hold commas, which the plugin does not escape.")
        .field("host", "client_ip", "A name, such as `localhost`, is kept in `unmapped`.")
        .field("connectionid", "connection_id")
        .field(
            "queryid",
            "query_id",
            "The same on a statement and on its table events, which may come first; also on what"
                + " a procedure runs. 0, for logins, is none.")
        .field(
            "operation",
            "event_code",
            "And `activity`: CONNECT and FAILED_CONNECT are `logon`, DISCONNECT `logoff`,"
                + " CHANGEUSER `change_user`; QUERY `query`, PREPARE `prepare` (logged only when it failed),"
                + " EXECUTE `execute`; READ, WRITE, CREATE, ALTER, RENAME, DROP are `table_…`;"
                + " PROXY_CONNECT is `message`.")
        .field("database", "database_name", "The default database; of a table event, the table's.")
        .field(
            "object",
            "sql_text table_name",
            "A statement, with `\\'`, `\\\\`, `\\n`, `\\r`, `\\t`, `\\b`, `\\f` taken back; or a"
                + " table. The new name of RENAME, written `t1\\|db.t2`, is `renamed_to` in `unmapped`.")
        .field(
            "retcode",
            "error_code",
            "And `status`: what stands after the last comma: 0 is `success`. Empty, as in table"
                + " events, is `unknown`. A DISCONNECT is a `success` whatever it says.")
        .field("syslog's prefix", "", "Kept in `unmapped` as `syslog`.")
        .cannotTell(
            "The zone of its times: the log does not say, so it is configured; a repeated hour"
                + " stays ambiguous. Order inside a second is undefined.")
        .cannotTell(
            "Whether a statement was cut: the plugin leaves no mark. One whose bytes are at the"
                + " configured `server_audit_query_log_limit` counts as cut; so does a longer one"
                + " that ends inside a string or comment. A password that the plugin masked can"
                + " hide a cut.")
        .cannotTell("Rows, bytes, duration, the client's port, TLS.")
        .cannotTell(
            "Whether two equal lines are one event: real logs hold the same line twice, with the"
                + " same `queryid`. Both are kept.")
        .cannotTell("The user after CHANGEUSER: the plugin may still write the earlier one.")
        .cannotTell(
            "For certain, who a user is whose name was made to look like fields of this log:"
                + " the line is read at the first place where it fits.")
        .build();
  }

  @Override
  public boolean readsText() {
    return true;
  }

  @Override
  public boolean recognises(Element element) {
    return true;
  }

  @Override
  public BadElement refusal(Element element) {
    int length = element.end() - element.start();
    return length < ServerAuditLine.MIN_LENGTH ? stranger(element) : null;
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    ServerAuditLine line = ServerAuditLine.find(element);
    if (line == null) {
      throw stranger(element);
    }
    String operation = field(element, line, 6);
    AuditEvent event = out.event(activity(operation), element.contentHash());
    event.setEventCode(operation);
    String unmapped = time.set(event, element, line);
    String host = field(element, line, 1);
    event.setServer(host);
    if (out.reporter() == null) {
      event.setReporter(host);
    }
    event.setUserName(field(element, line, 2));
    String client = field(element, line, 3);
    if (client != null && Endpoint.isAddress(client)) {
      event.setClientIp(client);
    } else if (client != null) {
      unmapped = UnmappedFields.with(unmapped, "host", client);
    }
    event.setConnectionId(JsonValues.number("connectionid", field(element, line, 4)));
    Long queryId = JsonValues.number("queryid", field(element, line, 5));
    event.setQueryId(queryId == null || queryId == 0 ? null : queryId);
    event.setDatabaseName(field(element, line, 7));
    ServerAuditObject object = ServerAuditObject.read(element, line, operation);
    Status.set(event, object.returnCode());
    if (operation.equals("DISCONNECT")) {
      event.setStatus(Status.SUCCESS);
      event.setErrorCode(null);
    }
    event.setTableName(object.table());
    setStatement(event, object, out);
    event.setUnmapped(object.addRest(unmapped));
  }

  private void setStatement(AuditEvent event, ServerAuditObject object, RecordOutput out) {
    if (object.sql() == null) {
      return;
    }
    // an escaped character takes two bytes and is not split: the last byte may stay free
    boolean atLimit =
        object.sqlBytes() == limit
            || object.sqlBytes() == limit - 1
            || object.unescapedBytes() == limit;
    Cut beyond = object.sqlBytes() > limit ? Cut.IF_OPEN_ENDED : Cut.NO;
    out.statement(event, object.sql(), atLimit ? Cut.YES : beyond);
  }

  private static Activity activity(String operation) throws BadElement {
    return switch (operation) {
      case "CONNECT", "FAILED_CONNECT" -> Activity.LOGON;
      case "DISCONNECT" -> Activity.LOGOFF;
      case "CHANGEUSER", "CHANGE_USER", "CHANGE_USER_DONE" -> Activity.CHANGE_USER;
      case "QUERY" -> Activity.QUERY;
      case "PREPARE" -> Activity.PREPARE;
      case "EXECUTE" -> Activity.EXECUTE;
      case "READ" -> Activity.TABLE_READ;
      case "WRITE" -> Activity.TABLE_WRITE;
      case "CREATE" -> Activity.TABLE_CREATE;
      case "ALTER" -> Activity.TABLE_ALTER;
      case "DROP" -> Activity.TABLE_DROP;
      case "RENAME" -> Activity.TABLE_RENAME;
      case "PROXY_CONNECT" -> Activity.MESSAGE;
      default -> throw BadElement.bad("operation", "one of server_audit's");
    };
  }

  /** The text of a field; null if it is empty. */
  private static String field(Element element, ServerAuditLine line, int field) {
    int from = line.from(field);
    int to = line.to(field);
    return from == to ? null : element.text(from, to);
  }

  private static BadElement stranger(Element element) {
    return STRANGERS.of(element.end() - element.start());
  }
}
