package dev.cairn.correlate.session;

import dev.cairn.schemas.SessionEvent;
import dev.cairn.schemas.SessionState;
import dev.cairn.schemas.SessionStay;

/** Adds what servers said to their connections. */
final class ConnectionEvidence {

  private ConnectionEvidence() {}

  static void event(SessionState state, SessionEvent event, SessionConfig config) {
    long time = event.getTime();
    String reporter = event.getReporter();
    boolean logon = event.getActivity().equals("logon");
    SessionStay stay =
        logon
            ? Stays.begunAt(state, reporter, event.getNumber(), time, config)
            : Stays.inOrder(state, reporter, event.getNumber(), time, config);
    Stays.add(stay, event.getSource(), time, time);
    if (event.getClientIp() != null) {
      stay.setHost(event.getClientIp());
    }
    switch (event.getActivity()) {
      case "logon" -> {
        stay.setConnect(time);
        stay.setRefused(event.getFailed());
        stay.setAdmitted(!stay.getRefused());
      }
      case "logoff" -> stay.setEnd(time);
      case "query", "execute" -> statement(stay, event);
      default -> {}
    }
    // servers may name an earlier user after a change of user: who logged in is the one to trust
    if (logon || stay.getConnect() == null) {
      Names.use(stay.getUsers(), event.getUserName(), time, time);
    }
    Names.use(stay.getSchemas(), event.getDatabaseName(), time, time);
    event.getTables().forEach(table -> Names.use(stay.getTables(), table, time, time));
  }

  private static void statement(SessionStay stay, SessionEvent event) {
    stay.setStatements(stay.getStatements() + 1);
    if (event.getFailed()) {
      stay.setFailed(stay.getFailed() + 1);
    }
    if ("kill".equals(event.getStatementKind())) {
      stay.setKills(stay.getKills() + 1);
    }
  }

  /** A proxy's statement explains one of this connection. */
  static void explained(SessionState state, String reporter, long id, long micros,
      SessionConfig config) {
    SessionStay stay = Stays.at(state, reporter, id, micros, config);
    stay.setExplained(stay.getExplained() + 1);
  }
}
