package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.session.SessionKeys;
import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AnchorPoll;
import dev.cairn.schemas.AuditEvent;
import java.util.Set;

/** What proxies themselves say of the connection that a statement ran on. */
final class ProxySightings {

  // errors after which ProxySQL runs the statement again on another connection
  private static final Set<Integer> REPEATED =
      Set.of(1047, 1053, 1158, 1159, 1160, 1161, 1290);
  // errors of the client library: the server may know nothing of the statement
  private static final int CLIENT_ERRORS = 2_000;
  private static final int CLIENT_ERRORS_END = 3_000;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private ProxySightings() {}

  /** What a line of the error log says; null if it is not of a statement that ran once. */
  static Sighting ofError(AuditEvent event, AnchorConfig config) {
    Integer error = event.getErrorCode();
    if (!event.getActivity().equals("query")
        || event.getConnectionId() == null
        || event.getSqlDigest() == null
        || error == null
        || REPEATED.contains(error)
        || error >= CLIENT_ERRORS && error < CLIENT_ERRORS_END) {
      return null;
    }
    // written when the statement was over; its digest is that of the proxy's normal form
    long half = MatchTimes.precisionMicros(event.getTimePrecision()) / 2;
    return Sighting.ofClient(
        event.getClientIp() == null ? null : SessionKeys.client(event.getClientIp()),
        event.getUserName(),
        AnchorEvents.digest(event),
        event.getConnectionId(),
        MatchTimes.micros(event.getTime()) + half,
        half + config.pollSlackMicros() / 2);
  }

  /** Whether a poll saw a statement running at a server. */
  static boolean isOfStatement(AuditEvent event) {
    return event.getProxySessionId() != null
        && (event.getSqlText() != null || event.getSqlDigest() != null)
        && event.getServer() != null;
  }

  /** What a poll says that names the connection; null if it does not, or saw no statement. */
  static Sighting ofPoll(AuditEvent event, AnchorConfig config) {
    return event.getConnectionId() == null || !isOfStatement(event)
        ? null
        : on(
            event.getConnectionId(),
            SessionKeys.session(event),
            AnchorEvents.digest(event),
            MatchTimes.micros(event.getTime()),
            config);
  }

  /** A poll that is kept until it is decided what its port is. */
  static AnchorPoll waiting(AnchorEvent event) {
    return new AnchorPoll(
        event.getIp(),
        event.getPort(),
        event.getSession(),
        event.getDigest(),
        event.getMicros());
  }

  /** What a poll says of a connection that is known. */
  static Sighting on(long connection, AnchorPoll poll, AnchorConfig config) {
    return on(connection, poll.getSession(), poll.getDigest(), poll.getMicros(), config);
  }

  private static Sighting on(
      long connection, String session, long digest, long micros, AnchorConfig config) {
    // rows are read before the answer comes
    long half = config.pollSlackMicros() / 2;
    return Sighting.of(session, digest, connection, micros - half, half);
  }

  /**
   * What a poll says of a connection that is not known.
   *
   * @param begin of the flow that has the port; 0 if that is not known either
   */
  static Sighting atPort(AnchorPoll poll, long begin, AnchorConfig config) {
    long half = config.pollSlackMicros() / 2;
    long port = (poll.getIp().hashCode() * 65_537L + poll.getPort()) * MIX ^ begin;
    return Sighting.atPort(
        poll.getSession(), poll.getDigest(), port, poll.getMicros() - half, half);
  }
}
