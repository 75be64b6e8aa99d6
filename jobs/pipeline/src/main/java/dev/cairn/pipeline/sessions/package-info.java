/**
 * The sessions job: reads the raw topics, ties statements to their clients, builds sessions over all
 * hops, and writes both to topics of their own.
 *
 * <p>Lives here: what Flink must be told, that is keys, state, timers and messages. What is decided
 * is decided in {@code cairn-correlate}. Not here: the archive, which reads what this job writes as
 * it reads any topic.
 *
 * <pre>
 * raw topics ─ parse ─┬──────────────── by session ────────────────┬─ names ─► sessions
 *                     ├─ statements of proxies ──┐                 │
 *                     ├─ statements of servers ──┼─ by server and ─┴─► attributions
 *                     │    by connection         │  slice of time
 *                     └─ logins, flows, polls ───┘
 *                          by server
 * </pre>
 *
 * <p>The last line is there only if somebody polls the proxies. A proxy's error log, and a poll that
 * names the connection, go to the slices at once. Both are read if they have a topic; nobody waits
 * for them when they are silent.
 */
package dev.cairn.pipeline.sessions;
