package dev.cairn.testkit.simulator;

import java.util.List;
import java.util.Locale;

/** Azure's audit log of a flexible server, in Azure Monitor's envelope. */
final class AzureAuditJson implements Encoder {

  private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";

  private final CivilTime time = new CivilTime("yyyy-MM-dd'T'HH:mm:ss'Z'");

  @Override
  public void encode(String reporter, List<LogEntry> entries, LineBuffer out) {
    out.text("{\"records\": [");
    boolean first = true;
    for (LogEntry entry : entries) {
      if (!first) {
        out.text(", ");
      }
      first = false;
      event(reporter, (LogEntry.Database) entry, out);
    }
    out.text("]}");
  }

  private void event(String server, LogEntry.Database entry, LineBuffer out) {
    out.text("{\"LogicalServerName\": ").json(server);
    out.text(", \"SubscriptionId\": \"").text(SUBSCRIPTION);
    out.text("\", \"ResourceGroup\": \"rg-phi\", \"time\": \"");
    time.seconds(out, entry.micros());
    out.text("\", \"resourceId\": \"/SUBSCRIPTIONS/").text(SUBSCRIPTION);
    out.text("/RESOURCEGROUPS/RG-PHI/PROVIDERS/MICROSOFT.DBFORMYSQL/FLEXIBLESERVERS/");
    out.text(server.toUpperCase(Locale.ROOT));
    out.text("\", \"category\": \"MySqlAuditLogs\", \"operationName\": \"LogEvent\", ");
    out.text("\"properties\": {");
    switch (entry.operation()) {
      case CONNECT, DISCONNECT, CHANGE_USER -> connection(entry, out);
      case TABLE_READ, TABLE_WRITE -> table(entry, out);
      default -> statement(entry, out);
    }
    out.text("}}");
  }

  private static void connection(LogEntry.Database entry, LineBuffer out) {
    out.text("\"event_class\": \"connection_log\", \"event_subclass\": \"");
    out.text(entry.operation().name().replace('_', ' '));
    out.text("\", \"connection_id\": ").number(entry.connectionId());
    out.text(", \"host\": \"\", \"ip\": ").json(entry.clientIp());
    out.text(", \"user\": ").json(entry.user()).text(", \"db\": ").json(entry.schema());
    out.text(", \"status\": ").number(entry.errorCode());
  }

  private static void table(LogEntry.Database entry, LineBuffer out) {
    boolean read = entry.operation() == LogEntry.Operation.TABLE_READ;
    out.text("\"event_class\": \"table_access_log\", \"event_subclass\": \"");
    out.text(read ? "READ" : "UPDATE");
    out.text("\", \"connection_id\": ").number(entry.connectionId());
    out.text(", \"db\": ").json(entry.schema());
    out.text(", \"table\": ").json(entry.text()).text(", \"sql_text\": \"\"");
  }

  private void statement(LogEntry.Database entry, LineBuffer out) {
    out.text("\"event_class\": \"general_log\", \"event_subclass\": \"");
    out.text(entry.errorCode() == 0 ? "LOG" : "ERROR").text("\", \"event_time\": \"");
    time.seconds(out, entry.micros());
    out.text("\", \"error_code\": ").number(entry.errorCode());
    out.text(", \"thread_id\": ").number(entry.connectionId());
    out.text(", \"host\": \"\", \"ip\": ").json(entry.clientIp());
    String user = entry.user();
    out.text(", \"user\": ").json(user + "[" + user + "] @  [" + entry.clientIp() + "]");
    out.text(", \"sql_text\": ").json(entry.text());
  }
}
