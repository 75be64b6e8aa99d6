package dev.cairn.testkit.simulator;

/** ProxySQL's audit log: keys in alphabetical order. */
final class ProxyAuditJson implements Encoder.OfOne<LogEntry.ProxyAudit> {

  private final CivilTime time = new CivilTime("yyyy-MM-dd HH:mm:ss");

  @Override
  public void encode(LogEntry.ProxyAudit entry, LineBuffer out) {
    out.text("{\"client_addr\":").json(entry.client());
    if (entry.createdMicros() >= 0) {
      time.millis(out.text(",\"creation_time\":\""), entry.createdMicros()).ascii('"');
    }
    if (entry.durationMicros() >= 0) {
      out.text(",\"duration\":\"").number(entry.durationMicros() / 1000).ascii('.');
      out.padded(entry.durationMicros() % 1000, 3).text("ms\"");
    }
    out.text(",\"event\":").json(entry.event());
    if (entry.extraInfo() != null) {
      out.text(",\"extra_info\":").json(entry.extraInfo());
    }
    out.text(",\"proxy_addr\":").json(entry.proxyAddress());
    out.text(",\"schemaname\":").json(entry.schema());
    out.text(",\"ssl\":").text(entry.tls() ? "true" : "false");
    out.text(",\"thread_id\":").number(entry.threadId());
    time.millis(out.text(",\"time\":\""), entry.millis() * 1000).ascii('"');
    out.text(",\"timestamp\":").number(entry.millis());
    out.text(",\"username\":").json(entry.user()).ascii('}');
  }
}
