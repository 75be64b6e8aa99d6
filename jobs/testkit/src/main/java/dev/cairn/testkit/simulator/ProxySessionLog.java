package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/** What a proxy writes about one of its sessions, and the truth of it. */
final class ProxySessionLog {

  private final World world;
  private final Proxy proxy;
  private final long proxyStartMicros;
  private final ClientSession session;
  private final long threadId;
  private final List<RecordReference> records = new ArrayList<>();
  private long lastEnd;

  /** Gives the session its number. */
  ProxySessionLog(World world, Proxy proxy, ClientSession session) {
    this.world = world;
    this.proxy = proxy;
    this.proxyStartMicros = proxy.startMicros();
    this.session = session;
    this.threadId = proxy.nextThread();
  }

  String proxyName() {
    return proxy.name();
  }

  long threadId() {
    return threadId;
  }

  /** When the proxy was started that had the session: it may have been killed since. */
  long proxyStartMicros() {
    return proxyStartMicros;
  }

  /** Its records in the audit log, in order. */
  List<RecordReference> records() {
    return List.copyOf(records);
  }

  void connected(Wanted as) {
    audit("MySQL_Client_Connect_OK", as, null, -1);
  }

  /** What a client that says goodbye is noted for; {@code quit} is missing for fast_forward. */
  void closed(Wanted as, TrueSession.End end, boolean quit) {
    if (quit && end == TrueSession.End.QUIT) {
      audit("MySQL_Client_Quit", as, null, -1);
    }
    boolean tcpLost = end == TrueSession.End.LOST;
    String extraInfo = tcpLost ? ProxyLogs.TCP_LOST : ProxyLogs.CLOSED;
    audit("MySQL_Client_Close", as, extraInfo, session.startMicros());
  }

  /** A PREPARE failed: no line, and what looks like the end of the session. */
  void prepareFailed(Wanted as) {
    audit("MySQL_Client_Close", as, null, session.startMicros());
  }

  private void audit(String event, Wanted as, String extraInfo, long createdMicros) {
    records.add(
        proxy
            .logs()
            .session(
                event,
                threadId,
                session.address().text(),
                as.user(),
                as.schema(),
                extraInfo,
                createdMicros,
                world.timeline().now()));
  }

  /**
   * Writes the line of a statement that has its answer now.
   *
   * @param server null, with a hostgroup of -1, if the proxy answered it
   */
  RecordReference line(
      Statement statement,
      Wanted as,
      long received,
      int hostgroup,
      String server,
      int error,
      long insertId) {
    ProxyLogs.Stamps stamps = proxy.logs().stamps(received, world.timeline().now(), lastEnd);
    lastEnd = stamps.endMicros();
    return proxy
        .logs()
        .statement(
            ProxyLine.of(
                statement,
                threadId,
                session.address().text(),
                as,
                hostgroup,
                server,
                stamps,
                error,
                insertId,
                world.dice()));
  }

  RecordReference failure(
      Statement statement, Wanted as, int hostgroup, ServerConnection connection, int error) {
    return proxy
        .logs()
        .failure(
            hostgroup,
            connection,
            as.user(),
            session.address().ip(),
            error,
            statement.template(),
            world.timeline().now());
  }

  /** Tells the truth; {@code connection} is null if no server took part. */
  void truth(
      Origin origin,
      int number,
      RecordReference line,
      ServerConnection connection,
      DatabaseServer.Outcome outcome,
      RecordReference errorLine) {
    world
        .listener()
        .statement(
            new TrueStatement(
                origin,
                session.client(),
                session.number(),
                number,
                proxy.name(),
                proxyStartMicros,
                threadId,
                line,
                connection == null ? null : connection.server().address(),
                connection == null ? -1 : connection.id(),
                outcome.startMicros(),
                outcome.endMicros(),
                outcome.records(),
                errorLine));
  }
}
