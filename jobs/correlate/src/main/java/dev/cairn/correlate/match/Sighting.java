package dev.cairn.correlate.match;

/**
 * Something that says for certain on which connection a statement ran: a line of ProxySQL's error
 * log with the server's connection id.
 *
 * @param session as in {@link ProxyStatement}; null if it is not known
 * @param digest of the statement, as in {@link StatementText}; 0 if it is not known
 * @param connection as in {@link DatabaseStatement}
 * @param micros when, by the proxy's clock
 * @param toleranceMicros how far the time may be off, either way
 */
public record Sighting(
    String session, long digest, long connection, long micros, long toleranceMicros) {}
