package dev.cairn.testkit.simulator;

/** Why a statement was run. */
public enum Origin {
  /** A client sent it through a proxy. */
  CLIENT,
  /** A client sent it, and the proxy handed it on unread: {@code fast_forward}, no event line. */
  FAST_FORWARD,
  /** A client sent it to the database server itself, past every proxy. */
  DIRECT,
  /** A proxy's copy of a client's statement for another hostgroup, under a thread id of its own. */
  MIRROR,
  /** A proxy's own, to make a connection fit for a client: {@code SET NAMES} and the like. */
  PROXY_OWN,
  /** A proxy's monitor. */
  MONITOR
}
