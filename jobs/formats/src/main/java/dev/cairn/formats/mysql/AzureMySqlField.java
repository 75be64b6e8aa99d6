package dev.cairn.formats.mysql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Fields of Azure Database for MySQL's audit and slow-log records, under each of their names: raw
 * as in Event Hubs ({@code event_class}), with AzureDiagnostics' type suffix ({@code
 * event_class_s}), and as columns of the tables MySqlAuditLogs and MySqlSlowLogs ({@code
 * EventClass}).
 */
enum AzureMySqlField {
  EVENT_CLASS,
  EVENT_SUBCLASS,
  CONNECTION_ID,
  THREAD_ID,
  EVENT_TIME,
  START_TIME,
  HOST,
  IP,
  USER,
  DB,
  STATUS,
  ERROR_CODE,
  TABLE,
  SQL_TEXT,
  ROWS_SENT,
  ROWS_EXAMINED,
  // seconds; _s is AzureDiagnostics' mark of a text. Not QueryTime: no table has it, so nobody
  // knows its unit
  QUERY_TIME("query_time", "query_time_s", "query_time_d"),
  LOCK_TIME("lock_time", "lock_time_s", "lock_time_d"),
  // milliseconds; the table alone has them
  QUERY_DURATION_MS("QueryDurationMs"),
  LOCK_DURATION_MS("LockDurationMs"),
  CATEGORY(true, "category", "Category"),
  TIME(true, "time"),
  TIMESTAMP(true, "timestamp", "timeStamp", "Timestamp"),
  TIME_GENERATED(true, "TimeGenerated"),
  SERVER_NAME(true, "LogicalServerName", "LogicalServerName_s"),
  RESOURCE_ID(true, "resourceId", "ResourceId", "_ResourceId");

  private static final Map<String, AzureMySqlField> BY_NAME = new HashMap<>();

  static {
    for (AzureMySqlField field : values()) {
      for (String name : field.names) {
        BY_NAME.put(name, field);
      }
    }
  }

  private final String[] names;
  private final boolean envelope;

  AzureMySqlField() {
    String raw = name().toLowerCase(Locale.ROOT);
    this.names =
        new String[] {raw, raw + "_s", raw + "_d", raw + "_t", raw + "_g", raw + "_b", pascal(raw)};
    this.envelope = false;
  }

  AzureMySqlField(String... names) {
    this(false, names);
  }

  AzureMySqlField(boolean envelope, String... names) {
    this.names = names;
    this.envelope = envelope;
  }

  /** The field that a name stands for; null if none. */
  static AzureMySqlField named(String name) {
    return BY_NAME.get(name);
  }

  /** Whether it stands around {@code properties} rather than in it. */
  boolean isOfEnvelope() {
    return envelope;
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
