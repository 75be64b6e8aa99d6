/**
 * The room <em>correlate</em>: audit events of all hops to {@link dev.cairn.schemas.Session
 * sessions} and {@link dev.cairn.schemas.Attribution attributions}.
 *
 * <p>What lives here are deterministic state machines, driven by events and watermarks: the same
 * input gives the same output, in Flink, in a test and in a replay. What must not live here: I/O,
 * clocks, threads, Flink, Kafka, parsing of logs, or any judgement about whether what a session did
 * is allowed.
 *
 * <ul>
 *   <li>{@link dev.cairn.correlate.match}: which of the database's records is which of the proxy's
 *       statements;
 *   <li>{@link dev.cairn.correlate.session}: one session over all hops, in versions.
 * </ul>
 */
package dev.cairn.correlate;
