package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.correlate.match.StatementText;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.session.SessionKeys;
import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AnchorKind;
import dev.cairn.schemas.AuditEvent;
import java.util.Comparator;

/** Takes from events what the state of a server needs of them: no text. */
public final class AnchorEvents {

  /**
   * The order in which a server's events are to be seen when their sources are put together: that
   * of their stamps, and of their logs where stamps are the same. It does not depend on how they
   * came.
   */
  public static final Comparator<AnchorEvent> ORDER =
      Comparator.comparingLong(AnchorEvent::getMicros)
          .thenComparingInt(AnchorEvent::getPartition)
          .thenComparingLong(AnchorEvent::getOffset)
          .thenComparingInt(AnchorEvent::getRecordIndex)
          .thenComparing(AnchorEvent::getKind)
          .thenComparing(AnchorEvent::getIp, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(AnchorEvent::getPort, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              AnchorEvent::getConnection, Comparator.nullsFirst(Comparator.naturalOrder()));

  private AnchorEvents() {}

  /**
   * What is needed of an event.
   *
   * @param event of any source
   * @param server of which it speaks, as all sources are to call it
   * @return null if no state needs it: it says nothing of a connection, or all it can say it says
   *     by itself
   */
  public static AnchorEvent of(AuditEvent event, String server) {
    return switch (event.getSource()) {
      case SightingFinder.PROCESSLIST -> poll(event, server);
      case SessionConfig.FLOW -> flow(event, server);
      case SessionConfig.DATABASE -> login(event, server);
      default -> null;
    };
  }

  private static AnchorEvent flow(AuditEvent event, String server) {
    AnchorKind kind =
        switch (event.getActivity()) {
          case "open" -> AnchorKind.FLOW_OPEN;
          case "traffic" -> AnchorKind.FLOW_TRAFFIC;
          case "close" -> AnchorKind.FLOW_CLOSE;
          default -> null;
        };
    return kind == null || event.getClientIp() == null || event.getClientPort() == null
        ? null
        : of(event, server, kind, event.getClientIp(), event.getClientPort());
  }

  private static AnchorEvent login(AuditEvent event, String server) {
    AnchorKind kind =
        switch (event.getActivity()) {
          case "logon" -> AnchorKind.LOGON;
          case "logoff" -> AnchorKind.LOGOFF;
          default -> null;
        };
    if (kind == null || event.getConnectionId() == null) {
      return null;
    }
    AnchorEvent login = of(event, server, kind, event.getClientIp(), event.getClientPort());
    login.setConnection(event.getConnectionId());
    return login;
  }

  private static AnchorEvent poll(AuditEvent event, String server) {
    if (!ProxySightings.isOfStatement(event)
        || event.getConnectionId() != null
        || event.getEgressIp() == null
        || event.getEgressPort() == null) {
      return null;
    }
    AnchorEvent poll =
        of(event, server, AnchorKind.POLL, event.getEgressIp(), event.getEgressPort());
    poll.setSession(SessionKeys.session(event));
    poll.setDigest(digest(event));
    return poll;
  }

  private static AnchorEvent of(
      AuditEvent event, String server, AnchorKind kind, String ip, Integer port) {
    AnchorEvent made = new AnchorEvent();
    made.setServer(server);
    made.setKind(kind);
    made.setMicros(MatchTimes.micros(event.getTime()));
    made.setPrecision(MatchTimes.precisionMicros(event.getTimePrecision()));
    made.setIp(ip);
    made.setPort(port);
    made.setPartition(event.getKafkaPartition());
    made.setOffset(event.getKafkaOffset());
    made.setRecordIndex(event.getRecordIndex());
    return made;
  }

  static long digest(AuditEvent event) {
    return StatementText.of(null, event.getSqlDigest(), false).digest();
  }
}
