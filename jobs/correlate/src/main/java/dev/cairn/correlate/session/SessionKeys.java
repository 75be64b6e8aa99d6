package dev.cairn.correlate.session;

import dev.cairn.schemas.AuditEvent;

/** Under which key the state of an event's session is kept. */
public final class SessionKeys {

  private static final String CLIENT = "client|";
  private static final String MIRROR = "mirror|";
  private static final String CONNECTION = "connection|";
  private static final char BAR = '|';

  private SessionKeys() {}

  /**
   * The key of an event's session.
   *
   * @return null if the event belongs to no session: another source, a poll, a flow without ports
   */
  public static String of(AuditEvent event) {
    return switch (event.getSource()) {
      case SessionConfig.AUDIT, SessionConfig.QUERY ->
          event.getProxySessionId() == null ? null : ofProxy(event);
      case SessionConfig.FLOW ->
          event.getClientPort() == null || event.getServerPort() == null ? null : client(event);
      case SessionConfig.DATABASE ->
          event.getConnectionId() == null
              ? null
              : connection(reporter(event), event.getConnectionId());
      default -> null;
    };
  }

  /**
   * The name of a proxy session, for the matcher: its key, its number and its reporter.
   *
   * @param event of a proxy, a poll's too, with a proxy session id
   */
  public static String session(AuditEvent event) {
    return ofProxy(event) + BAR + event.getProxySessionId() + BAR + event.getReporter();
  }

  /** What the names of all sessions of a client's address begin with. */
  public static String client(String clientIp) {
    return CLIENT + clientIp + BAR;
  }

  /** The key of a session that {@link #session} named. */
  public static String ofSession(String session) {
    int bars = session.startsWith(CLIENT) || session.startsWith(MIRROR) ? 3 : 0;
    int end = -1;
    for (int i = 0; i < bars; i++) {
      end = session.indexOf(BAR, end + 1);
      if (end < 0) {
        break;
      }
    }
    if (end < 0) {
      throw new IllegalArgumentException(
          "not the name of a session: give what SessionKeys.session returned");
    }
    return session.substring(0, end);
  }

  /**
   * The key of a server's connection.
   *
   * @param reporter who wrote the server's audit log, as in its events; the server where they name
   *     no reporter
   */
  public static String connection(String reporter, long connection) {
    return CONNECTION + connection + BAR + reporter;
  }

  static boolean isConnection(String key) {
    return key.startsWith(CONNECTION);
  }

  /**
   * Who wrote a server's audit log: the server where its events name no reporter, the topic where
   * they name neither.
   */
  public static String reporter(AuditEvent event) {
    if (event.getReporter() != null) {
      return event.getReporter();
    }
    return event.getServer() != null ? event.getServer() : event.getKafkaTopic();
  }

  private static String ofProxy(AuditEvent event) {
    return event.getClientIp() == null || event.getClientPort() == null
        ? MIRROR + event.getProxySessionId() + BAR + event.getReporter()
        : client(event);
  }

  private static String client(AuditEvent event) {
    return client(event.getClientIp()) + event.getClientPort();
  }
}
