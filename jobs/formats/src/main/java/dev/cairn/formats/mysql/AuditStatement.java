package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Cut;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.schemas.AuditEvent;

/** Reads the text that a command carries, in the field that the audit logs have for it. */
final class AuditStatement {

  private AuditStatement() {}

  /**
   * Sets the event's statement, or its database where the text is one.
   *
   * @param limit where the log may have cut it; null if it cuts none
   */
  static void set(
      JsonObject in,
      String field,
      AuditCommand command,
      SqlLimit limit,
      AuditEvent event,
      RecordOutput out)
      throws BadElement {
    if (command.activity() == Activity.USE_DATABASE) {
      setDatabase(in, field, event);
      return;
    }
    String sql = in.text(field);
    if (sql == null && command.isStatement() && in.has(field)) {
      // clients do send empty statements
      sql = "";
    }
    out.statement(event, sql, sql == null || limit == null ? Cut.NO : limit.cut(sql));
  }

  private static void setDatabase(JsonObject in, String field, AuditEvent event)
      throws BadElement {
    String name = JsonValues.text(field, in.peek(field));
    if (event.getDatabaseName() == null) {
      event.setDatabaseName(name);
    }
    if (name != null && name.equals(event.getDatabaseName())) {
      in.take(field);
    }
  }
}
