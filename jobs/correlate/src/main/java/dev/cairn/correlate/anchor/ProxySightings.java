package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.match.StatementText;
import dev.cairn.correlate.session.SessionKeys;
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
        digest(event),
        event.getConnectionId(),
        MatchTimes.micros(event.getTime()) + half,
        half + config.pollSlackMicros() / 2);
  }

  /** A statement that a poll saw running at a server; null if it saw none. */
  static AnchorPoll ofPoll(AuditEvent event) {
    if (event.getProxySessionId() == null
        || event.getSqlText() == null && event.getSqlDigest() == null
        || event.getServer() == null) {
      return null;
    }
    return new AnchorPoll(
        event.getEgressIp() == null ? "" : event.getEgressIp(),
        event.getEgressPort() == null ? 0 : event.getEgressPort(),
        SessionKeys.session(event),
        digest(event),
        MatchTimes.micros(event.getTime()));
  }

  /** What a poll says of a connection that is known. */
  static Sighting on(long connection, AnchorPoll poll, AnchorConfig config) {
    // rows are read before the answer comes
    long half = config.pollSlackMicros() / 2;
    return Sighting.of(
        poll.getSession(), poll.getDigest(), connection, poll.getMicros() - half, half);
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

  private static long digest(AuditEvent event) {
    return StatementText.of(null, event.getSqlDigest(), false).digest();
  }
}
