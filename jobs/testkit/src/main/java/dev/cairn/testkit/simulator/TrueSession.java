package dev.cairn.testkit.simulator;

import java.util.List;

/**
 * One client's stay, told when it is over.
 *
 * @param session number of the session over the whole run, from 0
 * @param client number of the client, from 0; those of scenarios come after the ordinary ones
 * @param kind how it came, and as what
 * @param scenario the scenario that sent it; null for ordinary traffic
 * @param clientIp address that the next hop sees: a NAT address of the Private Link service, or the
 *     client's own where it came directly
 * @param clientPort its port
 * @param user name it logged in with, first one if it changed
 * @param proxy name of the proxy; null if none was passed
 * @param proxyStartMicros when that proxy was started, true time
 * @param proxyThreadId ProxySQL's session number; -1 without a proxy
 * @param startMicros true time
 * @param endMicros true time
 * @param end how it ended
 * @param statements how many it sent
 * @param proxyRecords its records in the proxy's audit log, in order
 * @param flowRecords tuples of its own flow, from the client to the proxy or server, in order
 * @param backends database connections that ran its statements, as {@code host:port#id}, in order
 *     of first use
 */
public record TrueSession(
    long session,
    int client,
    Kind kind,
    Scenario scenario,
    String clientIp,
    int clientPort,
    String user,
    String proxy,
    long proxyStartMicros,
    long proxyThreadId,
    long startMicros,
    long endMicros,
    End end,
    int statements,
    List<RecordReference> proxyRecords,
    List<RecordReference> flowRecords,
    List<String> backends) {

  /** How a session came. */
  public enum Kind {
    /** Through a proxy that shares connections. */
    MULTIPLEXED,
    /** Through a proxy that handed it a connection of its own. */
    FAST_FORWARD,
    /** To the database server itself. */
    DIRECT,
    /** To a proxy, and refused. */
    REFUSED,
    /** The load balancer's health probe. */
    PROBE
  }

  /** How a session ended. */
  public enum End {
    /** The client said so. */
    QUIT,
    /** The TCP connection was lost. */
    LOST,
    /** The proxy stopped. */
    PROXY_STOPPED,
    /** The database server stopped. */
    SERVER_STOPPED,
    /** Wrong password. */
    REFUSED
  }
}
