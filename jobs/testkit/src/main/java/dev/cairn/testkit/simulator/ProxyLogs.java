package dev.cairn.testkit.simulator;

/** The logs of one ProxySQL, with the stamps that its poll loop gives them. */
final class ProxyLogs {

  static final String CLOSED = "MySQL_Thread.cpp:4232:process_all_sessions()";
  static final String TCP_LOST = "MySQL_Thread.cpp:4125:ProcessAllSessions_Healthy0()";

  private static final long MICROS_PER_MILLI = 1_000;
  private static final double USUAL_LAG = 60;
  private static final double BUSY_LAG = 3_000;
  private static final double BUSY = 0.01;
  // as in the captures: a twentieth of the statements seem to take no time
  private static final double SAME_LOOP = 0.05;
  private static final long LONGEST_LOOP = 20_000;

  private final LogFile query;
  private final LogFile audit;
  private final LogFile error;
  private final LogFile processes;
  private final String address;
  private final Dice dice;

  ProxyLogs(LogOffice office, String name, String address, Dice dice) {
    ReporterClock clock = office.clock(name);
    this.query = office.open(SimulatedSource.PROXY_QUERY, clock);
    this.audit = office.open(SimulatedSource.PROXY_AUDIT, clock);
    this.error = office.open(SimulatedSource.PROXY_ERROR, clock);
    this.processes = office.open(SimulatedSource.PROXY_PROCESSLIST, clock);
    this.address = address;
    this.dice = dice;
  }

  /** Start and end of a statement, by the proxy's clock. */
  record Stamps(long startMicros, long endMicros) {}

  String reporter() {
    return query.reporter();
  }

  /**
   * The clock is read once in each loop, so both stamps lag, and may be the same.
   *
   * @param notBefore end of the session's last statement, by the proxy's clock
   */
  Stamps stamps(long received, long answered, long notBefore) {
    long end = Math.max(notBefore, query.shows(answered) - lag());
    long start = Math.max(notBefore, Math.min(end, query.shows(received) - lag()));
    boolean same =
        received == answered || end - start < LONGEST_LOOP && dice.chance(SAME_LOOP);
    return new Stamps(same ? end : start, end);
  }

  private long lag() {
    return dice.exponential(dice.chance(BUSY) ? BUSY_LAG : USUAL_LAG);
  }

  RecordReference statement(LogEntry.ProxyQuery entry) {
    return query.write(entry);
  }

  /**
   * Writes what happened to a session.
   *
   * @param createdMicros true time of its start, for a Close; else -1
   * @param extraInfo null for none
   */
  RecordReference session(
      String event,
      long threadId,
      String client,
      String user,
      String schema,
      String extraInfo,
      long createdMicros,
      long nowMicros) {
    boolean close = createdMicros >= 0;
    return audit.write(
        new LogEntry.ProxyAudit(
            event,
            threadId,
            client,
            user,
            schema,
            !user.isEmpty(),
            address,
            extraInfo,
            audit.shows(nowMicros) / MICROS_PER_MILLI,
            close ? audit.shows(createdMicros) : -1,
            close ? nowMicros - createdMicros : -1));
  }

  RecordReference failure(
      int hostgroup,
      ServerConnection connection,
      String user,
      String clientIp,
      int errorCode,
      Template template,
      long nowMicros) {
    return error.write(
        new LogEntry.ProxyError(
            Proxy.seconds(error.shows(nowMicros)),
            hostgroup,
            connection.server().address(),
            connection.id(),
            user,
            clientIp,
            connection.schema(),
            errorCode,
            message(errorCode),
            template.prepared()));
  }

  private static String message(int errorCode) {
    return switch (errorCode) {
      case 1146 -> "Table 'care.missing' doesn't exist";
      case 1054 -> "Unknown column 'nothing' in 'field list'";
      default -> "Lost connection to MySQL server during query";
    };
  }

  void message(long nowMicros, String text) {
    error.write(new LogEntry.ProxyMessage(Proxy.seconds(error.shows(nowMicros)), text));
  }

  /** With the time of the poll by this proxy's clock. */
  void process(LogEntry.ProxyProcess entry) {
    processes.write(entry);
  }

  long shows(long trueMicros) {
    return processes.shows(trueMicros);
  }
}
