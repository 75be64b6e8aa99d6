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
 *   <li>{@link dev.cairn.correlate.anchor}: what says for certain on which connection a statement
 *       ran;
 *   <li>{@link dev.cairn.correlate.session}: one session over all hops, in versions;
 *   <li>{@link dev.cairn.correlate.reference}: names for what logs only number. Reads a directory of
 *       tables when it is asked to, the one I/O of this room.
 * </ul>
 */
package dev.cairn.correlate;
