package dev.cairn.formats;

import dev.cairn.formats.Timestamps.Stamp;
import dev.cairn.schemas.AuditEvent;

/**
 * Audit records of Azure Database for MySQL (category {@code MySqlAuditLogs}), as Event Hubs
 * delivers them or as exported from Log Analytics.
 *
 * <p>Time is the record's own {@code event_time} where it has one (general_log alone), else the
 * envelope's {@code time}, else its {@code TimeGenerated}, else Kafka's. Status is unknown for a
 * CONNECT without {@code status}: the event CONNECTION writes a denied login in the same way. For a
 * statement it is what {@code error_code} says, and failure for ERROR.
 *
 * <p>Azure cuts statements at {@value #SQL_LIMIT} characters without a mark: a text that long
 * counts as cut. Every record of one statement (general_log, and table_access_log for each table)
 * carries the text; count statements by activity {@code query}.
 */
final class AzureMySqlFormat implements Format {

  static final int SQL_LIMIT = 2048;
  private static final String CATEGORY = "MySqlAuditLogs";

  @Override
  public FormatGuide guide() {
    return FormatGuide.of("Azure Database for MySQL, MySqlAuditLogs", "Diagnostic setting of the server to an event hub.").build();
  }

  @Override
  public boolean recognises(Element element) {
    if (element.isText()) {
      return false;
    }
    JsonObject in = element.json();
    return CATEGORY.equals(in.peek("category"))
        || CATEGORY.equals(in.peek("Category"))
        || in.has("event_class_s")
        || in.has("EventClass")
        || in.has("event_class")
        || (in.peek("properties") instanceof JsonObject inner && hasAuditClass(inner));
  }

  // slow log records have an event_class too
  private static boolean hasAuditClass(JsonObject properties) {
    return properties.peek("event_class") instanceof String name && !name.equals("slow_log");
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    AzureMySqlRecord in = new AzureMySqlRecord(element.json());
    String eventClass = required(in, AzureMySqlField.EVENT_CLASS);
    String subclass = required(in, AzureMySqlField.EVENT_SUBCLASS);
    AuditEvent event = out.event(activity(eventClass, subclass), element.contentHash());
    setTime(in, event);
    setOrigin(in, event, out.reporter());
    setStatus(in, event, subclass);
    setUser(in, event);
    setClient(in, event);
    setConnection(in, event);
    event.setDatabaseName(in.text(AzureMySqlField.DB));
    event.setTableName(in.text(AzureMySqlField.TABLE));
    boolean statement = eventClass.equals("general_log");
    if (statement && in.value(AzureMySqlField.SQL_TEXT) == null) {
      throw BadElement.missing(AzureMySqlField.SQL_TEXT.rawName());
    }
    String sql = in.text(AzureMySqlField.SQL_TEXT);
    if (statement && sql == null) {
      // clients do send empty statements
      sql = "";
    }
    out.statement(event, sql, sql != null && sql.length() >= SQL_LIMIT);
    if (CATEGORY.equals(in.value(AzureMySqlField.CATEGORY))) {
      in.take(AzureMySqlField.CATEGORY);
    }
    event.setUnmapped(in.unmapped());
  }

  private static String required(AzureMySqlRecord in, AzureMySqlField field) throws BadElement {
    String text = in.text(field);
    if (text == null) {
      throw BadElement.missing(field.rawName());
    }
    return text;
  }

  private static Activity activity(String eventClass, String subclass) throws BadElement {
    return switch (eventClass + "/" + subclass) {
      case "connection_log/CONNECT" -> Activity.LOGON;
      case "connection_log/DISCONNECT" -> Activity.LOGOFF;
      case "connection_log/CHANGE USER" -> Activity.CHANGE_USER;
      case "general_log/LOG", "general_log/ERROR", "general_log/RESULT" -> Activity.QUERY;
      case "table_access_log/READ" -> Activity.TABLE_READ;
      case "table_access_log/INSERT", "table_access_log/UPDATE", "table_access_log/DELETE" ->
          Activity.TABLE_WRITE;
      default -> throw BadElement.bad("event_subclass", "one that its event_class has");
    };
  }

  private static void setTime(AzureMySqlRecord in, AuditEvent event) {
    Stamp own = in.time(AzureMySqlField.EVENT_TIME);
    if (own != null) {
      in.take(AzureMySqlField.EVENT_TIME);
    }
    Stamp envelope = in.time(AzureMySqlField.TIME);
    AzureMySqlField read = AzureMySqlField.TIME;
    if (envelope == null) {
      envelope = in.time(AzureMySqlField.TIME_GENERATED);
      read = AzureMySqlField.TIME_GENERATED;
    }
    if (own != null) {
      Timestamps.set(event, own, Timestamps.RECORD);
    } else if (envelope != null) {
      Timestamps.set(event, envelope, Timestamps.ENVELOPE);
    }
    if (envelope != null && (own == null || own.epochMicros() == envelope.epochMicros())) {
      in.take(read);
    }
  }

  private static void setOrigin(AzureMySqlRecord in, AuditEvent event, String reporter)
      throws BadElement {
    String server = in.text(AzureMySqlField.SERVER_NAME);
    String resource =
        JsonValues.text("resourceId", in.value(AzureMySqlField.RESOURCE_ID));
    if (server == null && resource != null) {
      server = resource.substring(resource.lastIndexOf('/') + 1);
    }
    event.setServer(server);
    if (reporter == null) {
      event.setReporter(resource);
      in.take(AzureMySqlField.RESOURCE_ID);
    }
  }

  private static void setStatus(AzureMySqlRecord in, AuditEvent event, String subclass)
      throws BadElement {
    Long status = in.number(AzureMySqlField.STATUS);
    Long error = in.number(AzureMySqlField.ERROR_CODE);
    Status.set(event, status != null ? status : error);
    if (subclass.equals("DISCONNECT")) {
      event.setStatus(Status.SUCCESS);
    } else if (subclass.equals("ERROR")) {
      event.setStatus(Status.FAILURE);
    }
  }

  /** Reads {@code user} and {@code user[user] @ host [ip]}; keeps what no column holds. */
  private static void setUser(AzureMySqlRecord in, AuditEvent event) throws BadElement {
    Object value = in.value(AzureMySqlField.USER);
    String text = JsonValues.text("user", value);
    int open = text == null ? -1 : text.indexOf('[');
    int close = open < 0 ? -1 : text.indexOf("] @", open);
    if (close < 0) {
      event.setUserName(text);
      in.take(AzureMySqlField.USER);
      return;
    }
    String account = text.substring(0, open);
    String login = text.substring(open + 1, close);
    String user = account.isEmpty() ? login : account;
    event.setUserName(user.isEmpty() ? null : user);
    if (account.equals(login)) {
      in.take(AzureMySqlField.USER);
    }
  }

  private static void setClient(AzureMySqlRecord in, AuditEvent event) throws BadElement {
    String ip = JsonValues.text("ip", in.value(AzureMySqlField.IP));
    if (ip == null || Endpoint.isAddress(ip)) {
      event.setClientIp(ip);
      in.take(AzureMySqlField.IP);
    }
    if (JsonValues.isBlank(in.value(AzureMySqlField.HOST))) {
      in.take(AzureMySqlField.HOST);
    }
  }

  // one number under two names; general_log calls it thread_id
  private static void setConnection(AzureMySqlRecord in, AuditEvent event) throws BadElement {
    Long connection = in.number(AzureMySqlField.CONNECTION_ID);
    event.setConnectionId(
        connection != null ? connection : in.number(AzureMySqlField.THREAD_ID));
  }
}
