package dev.cairn.testkit.faults;

/**
 * A request on its way through a {@link FaultProxy}.
 *
 * @param number 1 for the first that this proxy took, retries counted like any other
 * @param path still percent-encoded
 * @param query still percent-encoded, without the question mark; empty if there is none
 */
public record WatchedRequest(long number, String method, String path, String query) {}
