package dev.cairn.formats.proxysql;

import dev.cairn.formats.cutting.Embedded;
import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Cut;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One row of ProxySQL's {@code stats_mysql_processlist}, as a poll of the admin port saw it: a
 * session, what it was doing, and the connection to a server that it held at that moment.
 *
 * <p>A row is what was, not what happened: status is always unknown. Numbers may be JSON numbers or
 * text, as the admin port returns them.
 */
final class ProxySqlProcesslistFormat implements Format {

  /** Default of {@code mysql-processlist_max_query_length}: bytes at which {@code info} is cut. */
  static final int INFO_LIMIT = 2_097_152;

  // a cut may fall into a character, which is then no longer counted as it was
  private static final int LONGEST_CHARACTER = 4;
  private static final long MAX_MILLIS = Long.MAX_VALUE / Timestamps.MICROS_PER_MILLI;

  @Override
  public FormatGuide guide() {
    return ProxySqlProcesslistGuide.GUIDE;
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().has("SessionID")
        && element.json().has("ThreadID")
        && element.json().has("command");
  }

  // takes the fields in the order of the table's columns
  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    AuditEvent event = out.event(Activity.SNAPSHOT, element.contentHash());
    event.setProxySessionId(in.number("SessionID"));
    event.setUserName(in.text("user"));
    event.setDatabaseName(in.text("db"));
    setClient(in, event);
    ProxySqlFields.setHostgroup(in, "hostgroup", event);
    setEgress(in, event);
    setServer(in, event);
    event.setEventCode(in.text("command"));
    setDuration(in, event);
    Object info = in.peek("info");
    String sql = JsonValues.text("info", info);
    in.take("info");
    if (event.getServer() != null) {
      event.setConnectionId(connectionId(in, event.getHostgroup()));
    }
    Long poll = in.number("poll_us");
    if (poll != null) {
      Timestamps.set(event, new Stamp(poll, Timestamps.MICROS), Timestamps.RECORD);
    }
    out.statement(event, sql, Cut.of(sql != null && isCut(sql)));
    event.setUnmapped(in.unmapped());
  }

  private static void setClient(JsonObject in, AuditEvent event) throws BadElement {
    String host = JsonValues.text("cli_host", in.peek("cli_host"));
    if (host == null || Endpoint.isAddress(host)) {
      event.setClientIp(host);
      in.take("cli_host");
    }
    event.setClientPort(port(in, "cli_port"));
  }

  private static void setEgress(JsonObject in, AuditEvent event) throws BadElement {
    String host = JsonValues.text("l_srv_host", in.peek("l_srv_host"));
    if (host == null || Endpoint.isAddress(host)) {
      event.setEgressIp(host);
      in.take("l_srv_host");
    }
    event.setEgressPort(port(in, "l_srv_port"));
  }

  private static void setServer(JsonObject in, AuditEvent event) throws BadElement {
    String host = in.text("srv_host");
    Integer port = port(in, "srv_port");
    event.setServerPort(port);
    if (host != null) {
      event.setServer(port == null ? host : host + ":" + port);
      event.setServerIp(Endpoint.isAddress(host) ? host : null);
    }
  }

  /** Takes a port; what is none stays in unmapped. */
  private static Integer port(JsonObject in, String field) throws BadElement {
    Long number = JsonValues.number(field, in.peek(field));
    Integer port = JsonValues.fit(number, Endpoint.MAX_PORT);
    if (port != null || JsonValues.isBlank(in.peek(field))) {
      in.take(field);
    }
    return port;
  }

  private static void setDuration(JsonObject in, AuditEvent event) throws BadElement {
    Long millis = JsonValues.number("time_ms", in.peek("time_ms"));
    if (millis != null && millis >= 0 && millis <= MAX_MILLIS) {
      event.setDurationUs(millis * Timestamps.MICROS_PER_MILLI);
      in.take("time_ms");
    }
  }

  /**
   * MySQL's connection id from {@code extended_info}: that of the only server connection there, or
   * of the one in the row's hostgroup. The text stays in unmapped.
   */
  private static Long connectionId(JsonObject in, Integer hostgroup) throws BadElement {
    JsonObject info = Embedded.object(in.peek("extended_info"));
    if (info == null || !(info.peek("backends") instanceof List<?> backends)) {
      return null;
    }
    Long only = null;
    int found = 0;
    for (Object item : backends) {
      Long id = item instanceof JsonObject backend ? threadId(backend) : null;
      if (id == null) {
        continue;
      }
      Object group = ((JsonObject) item).peek("hostgroup_id");
      if (hostgroup != null && group instanceof Long number && number == (long) hostgroup) {
        return id;
      }
      found++;
      only = id;
    }
    return found == 1 ? only : null;
  }

  private static Long threadId(JsonObject backend) {
    return backend.peek("conn") instanceof JsonObject connection
            && connection.peek("mysql") instanceof JsonObject mysql
            && mysql.peek("thread_id") instanceof Long id
            && id > 0
        ? id
        : null;
  }

  private static boolean isCut(String sql) {
    return sql.length() > INFO_LIMIT / LONGEST_CHARACTER
        && sql.getBytes(StandardCharsets.UTF_8).length >= INFO_LIMIT - LONGEST_CHARACTER;
  }
}
