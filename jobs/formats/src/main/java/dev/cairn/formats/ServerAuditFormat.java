package dev.cairn.formats;

import dev.cairn.formats.sql.SqlDigest;
import dev.cairn.schemas.AuditEvent;

/**
 * MariaDB's {@code server_audit} plugin: one line of text for each event, fields parted by commas,
 * the statement in single quotes.
 *
 * <p>The first eight commas part the fields and the last one parts the return code; those between
 * belong to the statement. A statement counts as cut if its bytes, as they stand in the line, are
 * at the server's limit (see {@link FormatsConfig#serverAuditQueryLogLimit}), since the plugin
 * leaves no mark; or if they are beyond it and end inside a string or comment, which says that the
 * limit is higher than configured. A password that the plugin masks can hide a cut.
 *
 * <p>The user of a QUERY may be an earlier one after {@code CHANGEUSER}: so the plugin writes it. A
 * PREPARE is logged only when it failed.
 */
final class ServerAuditFormat implements Format {

  private final ServerAuditTime time;
  private final int limit;

  ServerAuditFormat(FormatsConfig config) {
    this.time = new ServerAuditTime(config.localTimeZone());
    this.limit = config.serverAuditQueryLogLimit();
  }

  @Override
  public FormatGuide guide() {
    return FormatGuide.of("MariaDB server_audit", "The log of MariaDB's server_audit plugin, one line for each event.").build();
  }

  @Override
  public boolean recognises(Element element) {
    return element.isText();
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    ServerAuditLine line = ServerAuditLine.find(element);
    if (line == null) {
      throw new BadElement(
          ReasonCode.MALFORMED_LINE,
          "neither JSON nor a line of server_audit, "
              + (element.end() - element.start())
              + " bytes");
    }
    String operation = field(element, line, 6);
    AuditEvent event = out.event(activity(operation), element.contentHash());
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
    boolean cut =
        atLimit || (object.sqlBytes() > limit && SqlDigest.of(object.sql()).openEnded());
    out.statement(event, object.sql(), cut);
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
      default -> throw BadElement.bad("operation", "one of server_audit's");
    };
  }

  /** The text of a field; null if it is empty. */
  private static String field(Element element, ServerAuditLine line, int field) {
    int from = line.from(field);
    int to = line.to(field);
    return from == to ? null : element.text(from, to);
  }
}
