package dev.cairn.formats.proxysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Decimals;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Status;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * ProxySQL's audit log: who connected and left, as JSON lines.
 *
 * <p>{@code event_code} keeps the event's own name ({@code MySQL_Client_…}, {@code Admin_…}, {@code
 * SQLite3_…}): it tells clients from administrators. {@code …_Quit} and the {@code …_Close} that
 * follows it are both logoffs; health probes are closings without a user, and no logon before.
 *
 * <p>A {@code MySQL_Client_Close} without {@code extra_info} is no closing: ProxySQL (seen in
 * 2.7.1) writes it when a COM_STMT_PREPARE failed, and the session goes on. It becomes a failed
 * {@code prepare}; its {@code duration} is the session's and stays in {@code unmapped}.
 */
final class ProxySqlAuditFormat implements Format {

  private static final String CLIENT = "MySQL_Client_";
  private static final String ADMIN = "Admin_";
  private static final String SQLITE = "SQLite3_";

  @Override
  public FormatGuide guide() {
    return ProxySqlAuditGuide.GUIDE;
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().peek("event") instanceof String event
        && prefixOf(event) != null;
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    String name = in.text("event");
    String action = actionOf(name);
    boolean falseClose =
        name.equals(CLIENT + "Close") && !in.has("extra_info") && !in.has("error");
    AuditEvent event =
        out.event(falseClose ? Activity.PREPARE : activity(action), element.contentHash());
    event.setEventCode(name);
    event.setStatus(falseClose ? Status.FAILURE : status(action));
    setAddresses(in, event);
    event.setDatabaseName(in.text("schemaname"));
    event.setTls(in.flag("ssl"));
    event.setProxySessionId(in.number("thread_id"));
    in.take("time");
    Long millis = JsonValues.number("timestamp", in.peek("timestamp"));
    Stamp stamp = millis == null ? null : Timestamps.ofMillis(millis);
    if (stamp != null) {
      Timestamps.set(event, stamp, Timestamps.RECORD);
      in.take("timestamp");
    }
    event.setUserName(in.text("username"));
    if (action.equals("Quit")) {
      event.setCloseReason("quit");
    } else if (action.equals("Close") && !falseClose) {
      // version 2.0.5 wrote extra_info under the name error
      event.setCloseReason(in.text(in.has("extra_info") ? "extra_info" : "error"));
      setDuration(in, event);
    }
    event.setUnmapped(in.unmapped());
  }

  private static void setAddresses(JsonObject in, AuditEvent event) throws BadElement {
    Endpoint client = ProxySqlFields.endpoint(in, "client_addr");
    if (client != null && client.setClient(event)) {
      in.take("client_addr");
    }
    Endpoint proxy = ProxySqlFields.endpoint(in, "proxy_addr");
    if (proxy != null && proxy.setServer(event)) {
      in.take("proxy_addr");
    }
    event.setServer(in.text("server_addr"));
  }

  private static Activity activity(String action) throws BadElement {
    return switch (action) {
      case "Connect_OK", "Connect_ERR" -> Activity.LOGON;
      case "Quit", "Close" -> Activity.LOGOFF;
      case "Init_DB" -> Activity.USE_DATABASE;
      default -> throw BadElement.bad("event", "Connect_OK, Connect_ERR, Quit, Close or Init_DB");
    };
  }

  private static String status(String action) {
    return switch (action) {
      case "Connect_ERR" -> Status.FAILURE;
      // written when the client asks; whether the backend has that schema shows later
      case "Init_DB" -> Status.UNKNOWN;
      default -> Status.SUCCESS;
    };
  }

  private static String actionOf(String name) throws BadElement {
    String prefix = name == null ? null : prefixOf(name);
    if (prefix == null) {
      // the field stands there twice, and the other one was recognised
      throw new BadElement(ReasonCode.DUPLICATE_FIELD, "two fields are named event");
    }
    return name.substring(prefix.length());
  }

  private static String prefixOf(String name) {
    return name.startsWith(CLIENT)
        ? CLIENT
        : name.startsWith(ADMIN) ? ADMIN : name.startsWith(SQLITE) ? SQLITE : null;
  }

  /** Reads {@code "2.205ms"}; anything else stays in unmapped. */
  private static void setDuration(JsonObject in, AuditEvent event) throws BadElement {
    String text = JsonValues.text("duration", in.peek("duration"));
    if (text == null || !text.endsWith("ms")) {
      return;
    }
    String millis = text.substring(0, text.length() - 2);
    Long micros = Decimals.scaled(millis, Timestamps.MICROS_PER_MILLI);
    if (micros != null) {
      event.setDurationUs(micros);
      in.take("duration");
    }
  }
}
