package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.LocalClock;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.schemas.AuditEvent;

/**
 * One record of Percona's audit_log, and of the XML that MySQL Enterprise Audit and
 * audit_log_filter write: the same fields in JSON, CSV and XML.
 */
final class AuditRecord {

  private final AuditTime time;
  private final SqlLimit limit;

  /**
   * Fixes how records of one shape are read.
   *
   * @param limit where old versions cut statements in this shape
   */
  AuditRecord(FormatsConfig config, SqlLimit limit) {
    this.time = new AuditTime(new LocalClock(config.localTimeZone()));
    this.limit = limit;
  }

  /** Adds the event of a record whose fields are in {@code in}; returns it without unmapped. */
  AuditEvent read(JsonObject in, Element element, RecordOutput out) throws BadElement {
    String name = in.text("name");
    if (name == null) {
      throw BadElement.missing("name");
    }
    AuditCommand command = AuditCommand.named(name);
    // a stored program's run has the name of a prepared statement's
    if (command.activity() == Activity.EXECUTE && in.has("stored_program")) {
      command = AuditCommand.of("stored_program", null, null);
    }
    AuditEvent event = out.event(command.activity(), element.contentHash());
    event.setEventCode(name);
    setTime(in, event);
    event.setConnectionId(in.number("connection_id"));
    command.setOutcome(event, in.number("status"));
    AuditClient.setAddress(in, event);
    AuditClient.setUser(in, "user", event);
    setPrivilegedUser(in, event);
    AuditClient.setTls(in, event);
    event.setDatabaseName(in.text("db"));
    event.setTableName(in.text("table"));
    AuditStatement.set(in, "sqltext", command, limit, event, out);
    AuditClient.takeBlanks(in);
    return event;
  }

  private void setTime(JsonObject in, AuditEvent event) throws BadElement {
    Object text = in.peek("timestamp");
    Stamp stamp = text instanceof String string ? time.parse(string) : null;
    if (stamp != null) {
      Timestamps.set(event, stamp, Timestamps.RECORD);
      in.take("timestamp");
    }
  }

  // the account that a login ended up as; mostly the user again
  private static void setPrivilegedUser(JsonObject in, AuditEvent event) {
    Object user = in.peek("priv_user");
    if (user != null && user.equals(event.getUserName())) {
      in.take("priv_user");
    }
  }
}
