package dev.cairn.correlate.session;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.schemas.ConnectionUse;
import dev.cairn.schemas.SessionEvent;
import dev.cairn.schemas.SessionState;
import dev.cairn.schemas.SessionStay;
import java.util.List;
import java.util.Set;

/** Adds what proxies said to their sessions. */
final class ProxyEvidence {

  /** A session keeps that many connections: beyond, later ones are left out. */
  private static final int MOST_CONNECTIONS = 1_024;

  private static final double MILLION = 1_000_000;
  private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "replace");

  private ProxyEvidence() {}

  static void audit(SessionState state, SessionEvent event, SessionConfig config) {
    long time = event.getTime();
    boolean logon = event.getActivity().equals("logon");
    SessionStay stay =
        logon
            ? Stays.begunAt(
                state, event.getReporter(), event.getNumber(), time, config)
            : Stays.at(state, event.getReporter(), event.getNumber(), time, config);
    whereFrom(stay, event);
    Stays.add(stay, event.getSource(), time, time);
    stay.setAdmin(stay.getAdmin() || !event.getEventCode().startsWith("MySQL_"));
    if (event.getTls() != null) {
      stay.setTls(event.getTls() || Boolean.TRUE.equals(stay.getTls()));
    }
    if (event.getServerIp() != null) {
      stay.setListener(event.getServerIp() + ":" + event.getServerPort());
    }
    Names.use(stay.getUsers(), event.getUserName(), time, time);
    Names.use(stay.getSchemas(), event.getDatabaseName(), time, time);
    switch (event.getActivity()) {
      case "logon" -> {
        stay.setConnect(time);
        stay.setRefused(event.getFailed());
        stay.setAdmitted(!stay.getRefused());
      }
      case "logoff" -> left(stay, event, time);
      // a Close without a reason: a statement could not be prepared
      case "prepare" -> stay.setFailed(stay.getFailed() + 1);
      default -> {}
    }
  }

  private static void left(SessionStay stay, SessionEvent event, long time) {
    if ("quit".equals(event.getCloseReason())) {
      stay.setQuit(true);
      return;
    }
    stay.setEnd(time);
    stay.setCloseReason(event.getCloseReason());
    if (event.getDurationUs() != null) {
      Stays.sign(stay, time - MatchTimes.took(event.getDurationUs()), time);
    }
  }

  static void statement(SessionState state, SessionEvent event, SessionConfig config) {
    long time = event.getTime();
    long end = time + MatchTimes.took(event.getDurationUs());
    SessionStay stay =
        Stays.at(state, event.getReporter(), event.getNumber(), time, config);
    whereFrom(stay, event);
    Stays.add(stay, event.getSource(), time, end);
    stay.setMirror(event.getClientIp() == null);
    stay.setStatements(stay.getStatements() + 1);
    if (event.getReached()) {
      stay.setReached(stay.getReached() + 1);
    }
    if (event.getFailed()) {
      stay.setFailed(stay.getFailed() + 1);
    }
    if (event.getRowsSent() != null && !saysOneForAnyChange(event)) {
      stay.setRowsSent(stay.getRowsSent() + event.getRowsSent());
    }
    if (event.getRowsAffected() != null) {
      stay.setRowsAffected(stay.getRowsAffected() + event.getRowsAffected());
    }
    Names.use(stay.getUsers(), event.getUserName(), time, end);
    Names.use(stay.getSchemas(), event.getDatabaseName(), time, end);
    event.getTables().forEach(table -> Names.use(stay.getTables(), table, time, end));
  }

  // ProxySQL logs one row sent for each EXECUTE of a statement that sends none
  private static boolean saysOneForAnyChange(SessionEvent event) {
    return event.getActivity().equals("execute")
        && event.getStatementKind() != null
        && CHANGES.contains(event.getStatementKind());
  }

  private record Name(String reporter, long number) {
    static Name of(SessionState state, String session) {
      String[] parts = session.substring(state.getKey().length() + 1).split("\\|", 2);
      return new Name(parts[1].equals("null") ? null : parts[1], Long.parseLong(parts[0]));
    }
  }

  static String idOf(SessionState state, String session, long micros, SessionConfig config) {
    Name name = Name.of(state, session);
    SessionStay stay = Stays.known(state, name.reporter, name.number, micros, config);
    return stay == null ? null : stay.getSessionId();
  }

  static void outcome(SessionState state, StatementOutcome outcome, SessionConfig config) {
    Name name = Name.of(state, outcome.session());
    SessionStay stay = Stays.at(state, name.reporter, name.number, outcome.micros(), config);
    Stays.add(stay, Progress.ATTRIBUTION, outcome.micros(), outcome.micros());
    if (outcome.connections().isEmpty()) {
      stay.setUnmatched(stay.getUnmatched() + 1);
    } else if (outcome.abstained()) {
      stay.setAbstained(stay.getAbstained() + 1);
    } else {
      stay.setAttributed(stay.getAttributed() + 1);
      stay.setConfidenceMicros(
          stay.getConfidenceMicros() + Math.round(outcome.confidence() * MILLION));
      for (long connection : outcome.connections()) {
        use(stay.getConnections(), outcome.server(), connection, outcome.micros());
      }
    }
  }

  static void use(List<ConnectionUse> uses, String server, long connection, long micros) {
    for (ConnectionUse use : uses) {
      if (use.getConnection() == connection && use.getServer().equals(server)) {
        use.setFirst(Math.min(use.getFirst(), micros));
        return;
      }
    }
    if (uses.size() < MOST_CONNECTIONS) {
      uses.add(new ConnectionUse(server, connection, micros));
    }
  }

  private static void whereFrom(SessionStay stay, SessionEvent event) {
    stay.setHost(event.getClientIp());
    stay.setPort(event.getClientPort());
  }
}
