package dev.cairn.testkit.simulator;

/** MySQL 8's general query log, in UTC. */
final class GeneralLogText implements Encoder.OfOne<LogEntry.Database> {

  private static final int ID_WIDTH = 5;

  private final CivilTime time = new CivilTime("yyyy-MM-dd'T'HH:mm:ss");

  @Override
  public void encode(LogEntry.Database entry, LineBuffer out) {
    time.micros(out, entry.micros()).ascii('Z').ascii('\t');
    int digits = Long.toString(entry.connectionId()).length();
    for (int i = digits; i < ID_WIDTH; i++) {
      out.ascii(' ');
    }
    out.number(entry.connectionId()).ascii(' ');
    switch (entry.operation()) {
      case CONNECT -> login(out.text("Connect\t"), entry);
      case CHANGE_USER -> login(out.text("Change user\t"), entry);
      case DISCONNECT -> out.text("Quit\t");
      case INIT_DB -> out.text("Init DB\t").text(entry.schema());
      case PREPARE -> out.text("Prepare\t").text(entry.text());
      case EXECUTE -> out.text("Execute\t").text(entry.text());
      default -> out.text("Query\t").text(entry.text());
    }
  }

  private static void login(LineBuffer out, LogEntry.Database entry) {
    out.text(entry.user()).ascii('@').text(entry.clientIp()).text(" on ");
    out.text(entry.schema()).text(" using TCP/IP");
  }
}
