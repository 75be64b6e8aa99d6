package dev.cairn.formats.proxysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Cut;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Status;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * ProxySQL's query log, {@code mysql-eventslog_format=2}: one JSON object for each statement.
 *
 * <p>Status is unknown where the line has no {@code errno} (ProxySQL before 3.0.1): such a line
 * looks the same for a statement that failed. The local times {@code starttime} and {@code endtime}
 * carry no zone and say nothing that the microsecond fields don't; they are kept in {@code raw}
 * alone.
 */
final class ProxySqlQueryFormat implements Format {

  @Override
  public FormatGuide guide() {
    return ProxySqlQueryGuide.GUIDE;
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().peek("event") instanceof String event
        && event.startsWith("COM_");
  }

  // takes the fields in the order in which ProxySQL writes them: alphabetical
  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    Endpoint client = ProxySqlFields.endpoint(in, "client");
    Long durationMicros = in.number("duration_us");
    in.take("endtime");
    Long end = in.number("endtime_timestamp_us");
    Long errorNumber = JsonValues.number("errno", in.peek("errno"));
    String code = in.text("event");
    AuditEvent event = out.event(activity(code), element.contentHash());
    event.setEventCode(code);
    setStatus(in, errorNumber, event);
    ProxySqlFields.setHostgroup(in, "hostgroup_id", event);
    event.setGtid(in.text("last_gtid"));
    String query = in.statement("query");
    event.setRowsAffected(in.number("rows_affected"));
    event.setRowsSent(in.number("rows_sent"));
    event.setDatabaseName(in.text("schemaname"));
    String server = in.text("server");
    in.take("starttime");
    Long start = in.number("starttime_timestamp_us");
    event.setProxySessionId(in.number("thread_id"));
    event.setUserName(in.text("username"));

    event.setDurationUs(durationMicros);
    if (start != null || end != null) {
      Stamp stamp = new Stamp(start != null ? start : end, Timestamps.MICROS);
      Timestamps.set(event, stamp, Timestamps.RECORD);
    }
    if (client != null && client.setClient(event)) {
      in.take("client");
    }
    if (server != null) {
      event.setServer(server);
      Endpoint.parse(server).setServer(event);
    }
    out.statement(event, query, Cut.NO);
    event.setUnmapped(in.unmapped());
  }

  private static void setStatus(JsonObject in, Long errorNumber, AuditEvent event) {
    if (errorNumber == null) {
      return;
    }
    if (JsonValues.fit(errorNumber, Integer.MAX_VALUE) == null) {
      // no MySQL error number, but not 0 either: the number is kept in unmapped
      event.setStatus(Status.FAILURE);
      return;
    }
    Status.set(event, errorNumber);
    in.take("errno");
  }

  private static Activity activity(String event) throws BadElement {
    return switch (event) {
      case "COM_QUERY" -> Activity.QUERY;
      case "COM_STMT_PREPARE" -> Activity.PREPARE;
      case "COM_STMT_EXECUTE" -> Activity.EXECUTE;
      default -> throw BadElement.bad("event", "COM_QUERY, COM_STMT_PREPARE or COM_STMT_EXECUTE");
    };
  }
}
