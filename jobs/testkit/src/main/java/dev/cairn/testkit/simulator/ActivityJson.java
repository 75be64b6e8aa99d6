package dev.cairn.testkit.simulator;

import java.util.List;
import java.util.Locale;

/** Azure's activity log as Event Hubs gets it: approval and removal of Private Link connections. */
final class ActivityJson implements Encoder {

  private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  private static final String OPERATION =
      "Microsoft.Network/privateLinkServices/privateEndpointConnections/";

  private final CivilTime time = new CivilTime("yyyy-MM-dd'T'HH:mm:ss");

  @Override
  public void encode(String reporter, List<LogEntry> entries, LineBuffer out) {
    out.text("{\"records\":[");
    boolean first = true;
    for (LogEntry entry : entries) {
      if (!first) {
        out.ascii(',');
      }
      first = false;
      event((LogEntry.PrivateLinkChange) entry, out);
    }
    out.text("]}");
  }

  private void event(LogEntry.PrivateLinkChange change, LineBuffer out) {
    String operation = OPERATION + (change.removed() ? "delete" : "write");
    String resource =
        "/subscriptions/"
            + SUBSCRIPTION
            + "/resourcegroups/rg-phi/providers/microsoft.network/privatelinkservices/pls-proxysql"
            + "/privateendpointconnections/"
            + change.connection();
    time.micros(out.text("{\"time\":\""), change.micros()).text("0Z\",\"resourceId\":");
    out.json(resource.toUpperCase(Locale.ROOT));
    out.text(",\"operationName\":").json(operation.toUpperCase(Locale.ROOT));
    out.text(",\"category\":\"Administrative\",\"resultType\":");
    out.text(change.last() ? "\"Success\",\"resultSignature\":\"Succeeded.OK\""
        : "\"Start\",\"resultSignature\":\"Started.\"");
    out.text(",\"durationMs\":\"0\",\"callerIpAddress\":\"203.0.113.10\",\"correlationId\":");
    out.json("aaaaaaaa-0000-0000-0000-%012d".formatted(change.correlation()));
    out.text(",\"identity\":{\"authorization\":{\"scope\":").json(resource);
    out.text(",\"action\":").json(operation);
    out.text(",\"evidence\":{\"role\":\"Network Contributor\",\"principalType\":\"User\"}},"
        + "\"claims\":{\"idtyp\":\"user\",\"ipaddr\":\"203.0.113.10\","
        + "\"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn\":"
        + "\"approver@example.com\"}},\"level\":\"Informational\",\"properties\":{"
        + "\"eventCategory\":\"Administrative\",\"entity\":");
    out.json(resource).text(",\"message\":").json(operation);
    if (!change.removed() && !change.last()) {
      out.text(",\"requestbody\":").json(
          "{\"name\":\"" + change.connection() + "\",\"properties\":"
              + "{\"privateLinkServiceConnectionState\":{\"status\":\"Approved\","
              + "\"description\":\"ticket\",\"actionsRequired\":\"None\"}}}");
    }
    out.text("},\"tenantId\":\"22222222-2222-2222-2222-222222222222\"}");
  }
}
