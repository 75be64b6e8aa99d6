package dev.cairn.formats;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Fields of Azure Database for MySQL's audit records, under each of their names: raw as in Event
 * Hubs ({@code event_class}), with AzureDiagnostics' type suffix ({@code event_class_s}), and as
 * columns of the table MySqlAuditLogs ({@code EventClass}).
 */
enum AzureMySqlField {
  EVENT_CLASS,
  EVENT_SUBCLASS,
  CONNECTION_ID,
  THREAD_ID,
  EVENT_TIME,
  HOST,
  IP,
  USER,
  DB,
  STATUS,
  ERROR_CODE,
  TABLE,
  SQL_TEXT,
  CATEGORY("category", "Category"),
  TIME("time"),
  TIME_GENERATED("TimeGenerated"),
  SERVER_NAME("LogicalServerName", "LogicalServerName_s"),
  RESOURCE_ID("resourceId", "ResourceId", "_ResourceId");

  private static final Map<String, AzureMySqlField> BY_NAME = new HashMap<>();

  static {
    for (AzureMySqlField field : values()) {
      for (String name : field.names) {
        BY_NAME.put(name, field);
      }
    }
  }

  private final String[] names;

  AzureMySqlField() {
    String raw = name().toLowerCase(Locale.ROOT);
    this.names =
        new String[] {raw, raw + "_s", raw + "_d", raw + "_t", raw + "_g", raw + "_b", pascal(raw)};
  }

  AzureMySqlField(String... names) {
    this.names = names;
  }

  /** The field that a name stands for; null if none. */
  static AzureMySqlField named(String name) {
    return BY_NAME.get(name);
  }

  /** The raw name, for messages. */
  String rawName() {
    return names[0];
  }

  private static String pascal(String snake) {
    StringBuilder out = new StringBuilder();
    for (String part : snake.split("_")) {
      out.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
    }
    return out.toString();
  }
}
