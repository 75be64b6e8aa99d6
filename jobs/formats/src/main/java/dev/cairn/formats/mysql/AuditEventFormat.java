package dev.cairn.formats.mysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonNumber;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * The JSON of MySQL Enterprise Audit and of Percona's audit_log_filter: one shape, in which
 * Percona's knows more classes. Nothing tells the two apart for certain, so they are read alike.
 */
final class AuditEventFormat implements Format {

  private static final double MICROS_PER_SECOND = 1e6;
  private static final int MAX_NUMBER = 40;

  // both are documented as UTC
  private final AuditTime time = new AuditTime(null);

  @Override
  public FormatGuide guide() {
    return AuditEventGuide.guide();
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().peek("class") instanceof String
        && element.json().peek("timestamp") instanceof String
        && element.json().peek("id") instanceof Long;
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    String eventClass = in.text("class");
    if (eventClass == null) {
      throw BadElement.missing("class");
    }
    String name = in.text("event");
    JsonObject data = in.object(eventClass + "_data");
    String command = data == null || !(data.peek("command") instanceof String text) ? null : text;
    AuditCommand kind = AuditCommand.of(eventClass, name, command);
    AuditEvent event = out.event(kind.activity(), element.contentHash());
    event.setEventCode(name == null ? eventClass : eventClass + "/" + name);
    setTime(in, event);
    event.setConnectionId(in.number("connection_id"));
    // an event of the class authentication names the account that was changed, not who did it
    if (!eventClass.equals("authentication")) {
      setClient(in, event);
    }
    if (data == null) {
      // of the class audit: startup_data and shutdown_data hold what no column does
      kind.setOutcome(event, null);
    } else {
      setData(data, kind, event, out);
    }
    setStatistics(in, event);
    event.setUnmapped(AuditHead.set(element, in.start(), event, in.unmapped()));
  }

  private static void setData(
      JsonObject data, AuditCommand kind, AuditEvent event, RecordOutput out) throws BadElement {
    kind.setOutcome(event, data.number("status"));
    AuditClient.setTls(data, event);
    event.setDatabaseName(data.text("db"));
    event.setTableName(data.text("table"));
    AuditStatement.set(data, "query", kind, null, event, out);
    if (kind.isStatement()) {
      // the activity says it
      data.take("command");
    }
    AuditClient.takeBlanks(data);
  }

  /** Prefers the number, which has no zone to be wrong about. */
  private void setTime(JsonObject in, AuditEvent event) throws BadElement {
    Stamp text = time.parse((String) in.peek("timestamp"));
    Stamp number = in.has("time") ? AuditTime.ofNumber(in.number("time")) : null;
    Stamp stamp = number != null ? number : text;
    if (stamp == null) {
      return;
    }
    Timestamps.set(event, stamp, Timestamps.RECORD);
    if (text != null && second(text) == second(stamp)) {
      in.take("timestamp");
    }
  }

  private static long second(Stamp stamp) {
    return Math.floorDiv(stamp.epochMicros(), Timestamps.MICROS_PER_SECOND);
  }

  /** The account is empty where a login failed: then the client's claim is the name. */
  private static void setClient(JsonObject in, AuditEvent event) throws BadElement {
    JsonObject account = in.object("account");
    JsonObject login = in.object("login");
    if (login != null) {
      AuditClient.setAddress(login, event);
    }
    if (account != null) {
      AuditClient.setAddress(account, event);
      AuditClient.setUser(account, "user", event);
    }
    if (login != null) {
      setLogin(login, event);
      AuditClient.takeBlanks(login);
    }
    if (account != null) {
      AuditClient.takeBlanks(account);
    }
  }

  private static void setLogin(JsonObject login, AuditEvent event) throws BadElement {
    String text = JsonValues.text("user", login.peek("user"));
    if (text == null) {
      return;
    }
    Account composite = Account.parse(text);
    String name = composite == null ? text : composite.name();
    if (event.getUserName() == null) {
      event.setUserName(name);
    }
    boolean plain = composite == null || composite.user().equals(composite.login());
    if (plain && name != null && name.equals(event.getUserName())) {
      login.take("user");
    }
  }

  private static void setStatistics(JsonObject in, AuditEvent event) throws BadElement {
    JsonObject statistics = in.object("query_statistics");
    if (statistics == null) {
      return;
    }
    Long duration = micros(statistics.peek("query_time"));
    if (duration != null) {
      event.setDurationUs(duration);
      statistics.take("query_time");
    }
    // the server is the destination: what it sends comes in at the client
    event.setBytesIn(statistics.number("bytes_sent"));
    event.setBytesOut(statistics.number("bytes_received"));
    event.setRowsSent(statistics.number("rows_sent"));
    event.setRowsExamined(statistics.number("rows_examined"));
  }

  /** From seconds with a fraction, which Percona writes as text; null if there are none. */
  private static Long micros(Object seconds) {
    String text = null;
    if (seconds instanceof Long whole) {
      text = whole.toString();
    } else if (seconds instanceof JsonNumber fraction) {
      text = fraction.text();
    } else if (seconds instanceof String string && string.length() <= MAX_NUMBER) {
      text = string;
    }
    try {
      double micros = text == null ? -1 : Math.rint(Double.parseDouble(text) * MICROS_PER_SECOND);
      return micros >= 0 && micros < 0x1p53 ? (Long) (long) micros : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
