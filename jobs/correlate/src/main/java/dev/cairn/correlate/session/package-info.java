/**
 * Builds sessions: one for each stay of a client on the database path, over all hops.
 *
 * <p>{@link dev.cairn.correlate.session.KeyedSessions} is the machine for one key: it holds no
 * state of its own, all of it is in a {@link dev.cairn.schemas.SessionState}. {@link
 * dev.cairn.correlate.session.SessionBuilder} keeps the states of all keys in memory, for replays
 * and tests; a stream processor keeps them itself.
 *
 * <p>Keys, from {@link dev.cairn.correlate.session.SessionKeys}:
 *
 * <ul>
 *   <li>a client's address and port, as the first hop that logs it sees them: the proxies' audit
 *       and query events and the flows from there. One TCP connection at a time can have them, so
 *       that a proxy's start, its thread ids from 1 again and ports used again are told apart by
 *       thread id and time inside the key;
 *   <li>a proxy's thread id, for mirrored statements, which have no client;
 *   <li>a server's connection id: what came past the proxies.
 * </ul>
 *
 * <p>What must not live here: how statements are matched, names from reference tables, Flink,
 * clocks, or any text of a statement.
 */
package dev.cairn.correlate.session;
