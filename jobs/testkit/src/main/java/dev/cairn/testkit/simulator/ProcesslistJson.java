package dev.cairn.testkit.simulator;

/** A row of {@code stats_mysql_processlist}: the admin port returns every value as text. */
final class ProcesslistJson implements Encoder.OfOne<LogEntry.ProxyProcess> {

  @Override
  public void encode(LogEntry.ProxyProcess entry, LineBuffer out) {
    out.text("{\"ThreadID\": \"").number(entry.worker());
    out.text("\", \"SessionID\": \"").number(entry.sessionId());
    out.text("\", \"user\": ").json(entry.user());
    out.text(", \"db\": ").json(entry.schema());
    address(out, "cli_host", "cli_port", entry.client());
    out.text(", \"hostgroup\": \"").number(entry.hostgroup()).ascii('"');
    address(out, "l_srv_host", "l_srv_port", entry.egress());
    address(out, "srv_host", "srv_port", entry.server());
    out.text(", \"command\": ").json(entry.info() == null ? "Sleep" : "Query");
    out.text(", \"time_ms\": \"").number(entry.millisInState());
    out.text("\", \"info\": ");
    orNull(out, entry.info());
    out.text(", \"status_flags\": ").text(entry.info() == null ? "null" : "\"0\"");
    out.text(", \"extended_info\": null, \"poll_us\": ").number(entry.pollMicros()).ascii('}');
  }

  private static void address(LineBuffer out, String host, String port, String address) {
    int colon = address == null ? -1 : address.lastIndexOf(':');
    out.text(", ").json(host).text(": ");
    orNull(out, colon < 0 ? null : address.substring(0, colon));
    out.text(", ").json(port).text(": ");
    orNull(out, colon < 0 ? null : address.substring(colon + 1));
  }

  private static void orNull(LineBuffer out, String text) {
    if (text == null) {
      out.text("null");
    } else {
      out.json(text);
    }
  }
}
