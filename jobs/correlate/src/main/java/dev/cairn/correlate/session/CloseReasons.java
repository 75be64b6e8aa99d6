package dev.cairn.correlate.session;

import dev.cairn.schemas.SessionStay;

/** How a session ended, from the place in ProxySQL's source that its audit log names. */
final class CloseReasons {

  // where ProxySQL finds a broken connection, in the spellings of 2.x
  private static final String LOST = "ProcessAllSessions_Healthy0";

  // ProxySQL's mysql-connect_timeout_client: 10 s for a client to log in
  private static final long HANDSHAKE_MICROS = 10_000_000;

  private CloseReasons() {}

  static String of(SessionStay stay) {
    if (stay.getRefused() && !stay.getAdmitted()) {
      return "refused";
    }
    if (stay.getQuit()) {
      return "quit";
    }
    if (stay.getCloseReason() == null) {
      return "unknown";
    }
    if (stay.getUsers().isEmpty() && stay.getLast() - stay.getFirst() >= HANDSHAKE_MICROS) {
      return "timeout";
    }
    return stay.getCloseReason().contains(LOST) ? "lost" : "unknown";
  }
}
