package dev.cairn.testkit.simulator;

/** ProxySQL's query log, {@code mysql-eventslog_format=2}: keys in alphabetical order. */
final class ProxyQueryJson implements Encoder.OfOne<LogEntry.ProxyQuery> {

  private static final byte[] CLIENT = Encoder.ascii("{\"client\":");
  private static final byte[] STATEMENT_ID = Encoder.ascii(",\"client_stmt_id\":");
  private static final byte[] DIGEST = Encoder.ascii(",\"digest\":\"0x");
  private static final byte[] DURATION = Encoder.ascii("\",\"duration_us\":");
  private static final byte[] END = Encoder.ascii(",\"endtime\":\"");
  private static final byte[] END_MICROS = Encoder.ascii("\",\"endtime_timestamp_us\":");
  private static final byte[] EVENT = Encoder.ascii(",\"event\":\"");
  private static final byte[] HOSTGROUP = Encoder.ascii("\",\"hostgroup_id\":");
  private static final byte[] LAST_INSERT = Encoder.ascii(",\"last_insert_id\":");
  private static final byte[] QUERY = Encoder.ascii(",\"query\":");
  private static final byte[] AFFECTED = Encoder.ascii(",\"rows_affected\":");
  private static final byte[] SENT = Encoder.ascii(",\"rows_sent\":");
  private static final byte[] SCHEMA = Encoder.ascii(",\"schemaname\":");
  private static final byte[] SERVER = Encoder.ascii(",\"server\":");
  private static final byte[] START = Encoder.ascii(",\"starttime\":\"");
  private static final byte[] START_MICROS = Encoder.ascii("\",\"starttime_timestamp_us\":");
  private static final byte[] THREAD = Encoder.ascii(",\"thread_id\":");
  private static final byte[] USER = Encoder.ascii(",\"username\":");

  private final CivilTime time = new CivilTime("yyyy-MM-dd HH:mm:ss");

  @Override
  public void encode(LogEntry.ProxyQuery entry, LineBuffer out) {
    out.raw(CLIENT).json(entry.client());
    if (entry.clientStatementId() > 0) {
      out.raw(STATEMENT_ID).number(entry.clientStatementId());
    }
    out.raw(DIGEST).hex(entry.digest());
    out.raw(DURATION).number(entry.endMicros() - entry.startMicros());
    time.micros(out.raw(END), entry.endMicros());
    out.raw(END_MICROS).number(entry.endMicros());
    out.raw(EVENT).text(entry.command().name());
    out.raw(HOSTGROUP).number(entry.hostgroup());
    if (entry.lastInsertId() > 0) {
      out.raw(LAST_INSERT).number(entry.lastInsertId());
    }
    out.raw(QUERY).json(entry.query());
    if (entry.rowsAffected() >= 0) {
      out.raw(AFFECTED).number(entry.rowsAffected());
    }
    out.raw(SENT).number(entry.rowsSent());
    out.raw(SCHEMA).json(entry.schema());
    if (entry.server() != null) {
      out.raw(SERVER).json(entry.server());
    }
    time.micros(out.raw(START), entry.startMicros());
    out.raw(START_MICROS).number(entry.startMicros());
    out.raw(THREAD).number(entry.threadId());
    out.raw(USER).json(entry.user()).ascii('}');
  }
}
