/**
 * Finds what says for certain on which of a database server's connections a statement ran: hard
 * anchors for {@link dev.cairn.correlate.match}.
 *
 * <ul>
 *   <li>a line of the proxy's error log that names the connection;
 *   <li>a poll of the proxy that names the connection, or the port through which a statement ran.
 *       Which connection a port is, a login with a port says, or a flow that begins when a login is
 *       logged, and nothing else does.
 * </ul>
 *
 * <p>What must not live here: judgements of likelihood, matching of statements, Flink, clocks, or
 * any statement's text.
 */
package dev.cairn.correlate.anchor;
