package dev.cairn.correlate.match;

/**
 * Something that says for certain that a proxy session had a connection to the server at a time:
 * ProxySQL's error log with the server's connection id, or its list of processes.
 *
 * @param session as in {@link ProxyStatement}
 * @param server as in {@link ProxyStatement}
 * @param connection as in {@link DatabaseStatement}
 * @param micros when, by the proxy's clock
 * @param toleranceMicros how far the time may be off, either way
 */
public record Sighting(
    String session, String server, long connection, long micros, long toleranceMicros) {}
