package dev.cairn.correlate.session;

import dev.cairn.schemas.ConnectionUse;
import dev.cairn.schemas.NameUse;
import dev.cairn.schemas.FlowView;
import dev.cairn.schemas.Session;
import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionStay;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Writes a session down as it is known now. */
final class Versions {

  private static final int MOST_FLOW_IDS = 16;
  private static final double MILLION = 1_000_000;
  private static final Comparator<ConnectionUse> BY_FIRST_USE =
      Comparator.comparingLong(ConnectionUse::getFirst)
          .thenComparing(ConnectionUse::getServer)
          .thenComparingLong(ConnectionUse::getConnection);

  private final SessionConfig config;
  private final ControlPlane control;

  Versions(SessionConfig config, ControlPlane control) {
    this.config = config;
    this.control = control;
  }

  /**
   * All but version, state and what hangs on the seal.
   *
   * @param key the state's key
   * @param stay with a session id
   * @param end null if the session may go on
   */
  Session write(String key, String kind, SessionStay stay, List<SessionFlow> legs, Long end) {
    Session session = new Session();
    session.setSessionId(stay.getSessionId());
    session.setKind(kind);
    session.setReporter(
        stay.getNumber() == null && !legs.isEmpty()
            ? legs.get(0).getReporter()
            : stay.getReporter());
    boolean connection = SessionKeys.isConnection(key);
    session.setProxySessionId(connection ? null : stay.getNumber());
    setClient(session, key, stay);
    session.setUserName(Names.last(stay.getUsers()));
    session.setUserNames(Names.inOrder(stay.getUsers()));
    session.setTables(stay.getTables().stream().map(NameUse::getName).sorted().toList());
    session.setDatabaseName(Names.last(stay.getSchemas()));
    session.setStartTime(Times.instant(Ending.firstSign(stay, legs)));
    session.setEndTime(Times.instant(Ending.lastSign(stay, legs)));
    setClose(session, stay, legs, end);
    session.setTls(stay.getTls());
    setStatements(session, stay);
    setConnections(session, stay, connection);
    session.setFlowIds(
        legs.stream()
            .map(SessionFlow::getFlowId)
            .filter(Objects::nonNull)
            .distinct()
            .limit(MOST_FLOW_IDS)
            .toList());
    session.setBytesIn(Legs.bytesIn(legs));
    session.setBytesOut(Legs.bytesOut(legs));
    setControl(session, stay, legs, connection);
    setHops(session, kind, stay, legs);
    return session;
  }

  private void setControl(
      Session session, SessionStay stay, List<SessionFlow> legs, boolean connection) {
    long first = Ending.firstSign(stay, legs);
    long last = Ending.lastSign(stay, legs);
    KeyUses.Count uses = control.keyUses().between(first, last);
    session.setKeyUses(uses.all());
    session.setKeyUsesFailed(uses.failed());
    PrivateLink links = control.privateLink();
    PrivateLink.Change approval = connection ? null : links.inForce(first);
    if (approval != null) {
      session.setPrivateLinkConnection(approval.connection());
      session.setPrivateLinkApproved(Times.instant(approval.micros()));
      Long removed = links.removedBetween(approval.connection(), first, last);
      session.setPrivateLinkRemoved(removed == null ? null : Times.instant(removed));
    }
  }

  private static void setClient(Session session, String key, SessionStay stay) {
    String[] parts = key.split("\\|");
    boolean client = parts[0].equals("client");
    session.setClientIp(client ? parts[1] : stay.getHost());
    session.setClientPort(client ? Integer.valueOf(parts[2]) : stay.getPort());
  }

  private void setClose(Session session, SessionStay stay, List<SessionFlow> legs, Long end) {
    boolean flowsEnded = !legs.isEmpty() && legs.stream().allMatch(Versions::isEndSeen);
    session.setClosed(stay.getEnd() != null || stay.getMirror() || flowsEnded && end != null);
    if (session.getClosed()) {
      session.setCloseReason(CloseReasons.of(stay));
    }
  }

  /**
   * Whether a record tells the flow's end. That its port is used again tells it, too, but no
   * session waits for that: what is said at the seal must not depend on it.
   */
  private static boolean isEndSeen(SessionFlow flow) {
    return flow.getViews().stream().anyMatch(FlowView::getEnded);
  }

  private static void setStatements(Session session, SessionStay stay) {
    session.setStatements(stay.getStatements());
    session.setStatementsAttributed(stay.getAttributed());
    session.setStatementsAbstained(stay.getAbstained());
    session.setStatementsUnmatched(
        Math.max(
            stay.getUnmatched(),
            stay.getReached() - stay.getAttributed() - stay.getAbstained()));
    session.setStatementsLocal(Math.max(0, stay.getStatements() - stay.getReached()));
    session.setStatementsFailed(stay.getFailed());
    session.setRowsSent(stay.getRowsSent());
    session.setRowsAffected(stay.getRowsAffected());
    session.setMeanConfidence(
        stay.getAttributed() == 0
            ? null
            : stay.getConfidenceMicros() / MILLION / stay.getAttributed());
  }

  private static void setConnections(Session session, SessionStay stay, boolean connection) {
    if (connection) {
      session.setServers(stay.getReporter() == null ? List.of() : List.of(stay.getReporter()));
      session.setConnectionIds(List.of(stay.getNumber()));
      session.setConnections(1);
      session.setStatementsLocal(0);
      return;
    }
    List<ConnectionUse> uses = stay.getConnections().stream().sorted(BY_FIRST_USE).toList();
    session.setServers(uses.stream().map(ConnectionUse::getServer).distinct().sorted().toList());
    session.setConnectionIds(uses.stream().map(ConnectionUse::getConnection).toList());
    session.setConnections(uses.size());
  }

  /** All that are missing are pending here: the seal decides. */
  private void setHops(Session session, String kind, SessionStay stay, List<SessionFlow> legs) {
    boolean connection = session.getProxySessionId() == null && stay.getNumber() != null;
    Set<String> seen = new TreeSet<>();
    Set<String> expected = new TreeSet<>();
    if (connection) {
      seen.add("database");
      if (kind.equals(Kinds.DIRECT)) {
        expected.add("proxy");
      }
    } else {
      boolean ownNetwork = !kind.equals(Kinds.MIRROR) && !kind.equals(Kinds.ADMIN);
      expected.add("proxy");
      mark(seen, "proxy", stay.getNumber() != null);
      mark(expected, "network", ownNetwork && config.expects(SessionConfig.FLOW));
      mark(seen, "network", !legs.isEmpty());
      mark(expected, "database", stay.getReached() > 0 || kind.equals(Kinds.FAST_FORWARD));
      mark(seen, "database", stay.getAttributed() + stay.getAbstained() > 0);
      mark(seen, "database", !stay.getConnections().isEmpty());
      mark(expected, "control", ownNetwork && config.expects(SessionConfig.ACTIVITY));
      mark(seen, "control", session.getPrivateLinkConnection() != null);
    }
    session.setHopsSeen(List.copyOf(seen));
    session.setHopsPending(expected.stream().filter(hop -> !seen.contains(hop)).toList());
    session.setHopsMissing(List.of());
    session.setSourcesSilent(List.of());
  }

  private static void mark(Set<String> hops, String hop, boolean whether) {
    if (whether) {
      hops.add(hop);
    }
  }
}
