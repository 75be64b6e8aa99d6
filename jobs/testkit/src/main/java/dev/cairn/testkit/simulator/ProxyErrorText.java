package dev.cairn.testkit.simulator;

import java.util.List;

/** ProxySQL's error log, with {@code mysql-verbose_query_error=true}. */
final class ProxyErrorText implements Encoder {

  private static final long MICROS = 1_000_000;

  private final CivilTime time = new CivilTime("yyyy-MM-dd HH:mm:ss");

  @Override
  public void encode(String reporter, List<LogEntry> entries, LineBuffer out) {
    if (entries.get(0) instanceof LogEntry.ProxyMessage message) {
      time.seconds(out, message.seconds() * MICROS).ascii(' ').text(message.text());
      return;
    }
    LogEntry.ProxyError error = (LogEntry.ProxyError) entries.get(0);
    time.seconds(out, error.seconds() * MICROS);
    out.text(" MySQL_Session.cpp:4870:handler_minus1_LogErrorDuringQuery(): [WARNING] Error during"
        + " query on (");
    out.number(error.hostgroup()).ascii(',');
    out.text(error.server().replace(':', ',')).ascii(',').number(error.connectionId());
    out.text(") , user \"").text(error.user()).ascii('@').text(error.clientIp());
    out.text("\" , schema \"").text(error.schema()).text("\" , ");
    out.number(error.errorCode()).text(", ").text(error.message());
    out.text(" . digest_text = \"").text(error.digestText()).ascii('"');
  }
}
