package dev.cairn.correlate.match;

/**
 * What a proxy says of the connection that a statement ran on: a line of its error log with the
 * server's connection id, or a poll that saw it running.
 *
 * @param session as in {@link ProxyStatement}; null if it is not known
 * @param client what the names of the client's sessions begin with; null if it is not known
 * @param user as in {@link ProxyStatement}; null if it is not known
 * @param digest of the statement, as in {@link StatementText}; 0 if it is not known
 * @param connection as in {@link DatabaseStatement}; {@link #UNKNOWN} if only the port is known
 * @param port what is the same for all sightings of one connection of which only the proxy's end is
 *     known; 0 if the connection is known
 * @param micros when the statement was running or ended, by the proxy's clock
 * @param toleranceMicros how far the time may be off, either way
 */
public record Sighting(
    String session,
    String client,
    String user,
    long digest,
    long connection,
    long port,
    long micros,
    long toleranceMicros) {

  /** Stands for a connection that is not known. */
  public static final long UNKNOWN = -1;

  /** Of a session's statement on a known connection. */
  public static Sighting of(
      String session, long digest, long connection, long micros, long toleranceMicros) {
    return new Sighting(session, null, null, digest, connection, 0, micros, toleranceMicros);
  }

  /** Of a session's statement on a connection of which the proxy's end is known. */
  public static Sighting atPort(
      String session, long digest, long port, long micros, long toleranceMicros) {
    return new Sighting(session, null, null, digest, UNKNOWN, port, micros, toleranceMicros);
  }

  /** Of some statement of a user and client on a known connection. */
  public static Sighting ofClient(
      String client, String user, long digest, long connection, long micros,
      long toleranceMicros) {
    return new Sighting(null, client, user, digest, connection, 0, micros, toleranceMicros);
  }

  /** The same of a statement with another digest. */
  Sighting of(long otherDigest) {
    return new Sighting(
        session, client, user, otherDigest, connection, port, micros, toleranceMicros);
  }

  /** Whether a statement may be the one that was seen. */
  boolean fits(ProxyStatement sent) {
    return sent.endMicros() >= micros - toleranceMicros
        && sent.startMicros() <= micros + toleranceMicros
        && (session == null || session.equals(sent.session()))
        && (client == null || sent.session().startsWith(client))
        && (user == null || sent.user() == null || user.equals(sent.user()))
        && (digest == 0 || digest == sent.text().digest());
  }
}
