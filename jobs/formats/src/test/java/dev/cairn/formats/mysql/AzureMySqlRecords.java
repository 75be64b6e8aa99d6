package dev.cairn.formats.mysql;

import dev.cairn.formats.Parsing;
import dev.cairn.schemas.AuditEvent;

/** Short ways to a record of Azure Database for MySQL's audit log. */
final class AzureMySqlRecords {

  private AzureMySqlRecords() {}

  /** A statement; more fields, each after a comma, in its properties and around them. */
  static AuditEvent general(String properties, String top) {
    return Parsing.event(
        "mysql.audit",
        "{\"category\":\"MySqlAuditLogs\",\"properties\":{\"event_class\":\"general_log\","
            + "\"event_subclass\":\"LOG\",\"sql_text\":\"x\""
            + properties
            + "}"
            + top
            + "}");
  }
}
