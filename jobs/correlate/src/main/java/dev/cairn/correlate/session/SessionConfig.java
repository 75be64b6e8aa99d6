package dev.cairn.correlate.session;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the sessions job must be told.
 *
 * @param lateness the sources that speak on this path, and how long after the others one that fell
 *     silent is waited for. A source that is not named is not waited for, and its hop is not missed;
 *     {@link Progress#ATTRIBUTION} stands for the answers about statements
 * @param slack how far two reporters may differ about the time of one thing: clocks, whole seconds
 * @param every how often a session that goes on gives a new version, at most, in event time
 * @param idleEnd after so long without a sign a session is over though nobody said so
 * @param keepSealed how long, in event time, a sealed session can still be amended; after that its
 *     state is gone, and what comes is a session of its own
 * @param path addresses of the hops
 * @param monitorUsers users under whom proxies look after the servers
 * @param fastForwardUsers users whose statements proxies pass on unread
 */
public record SessionConfig(
    Map<String, Duration> lateness,
    Duration slack,
    Duration every,
    Duration idleEnd,
    Duration keepSealed,
    PathAddresses path,
    Set<String> monitorUsers,
    Set<String> fastForwardUsers)
    implements Serializable {

  /** ProxySQL's query log, as in {@code AuditEvent.source}. */
  public static final String QUERY = "proxysql.query";

  /** ProxySQL's audit log. */
  public static final String AUDIT = "proxysql.audit";

  /** The servers' audit logs. */
  public static final String DATABASE = "mysql.audit";

  /** Flow logs. */
  public static final String FLOW = "network.flow";

  /** Azure's activity log. */
  public static final String ACTIVITY = "azure.activity";

  /** Key Vault's log. */
  public static final String KEYS = "azure.keyvault";

  /**
   * Checks the values and takes copies.
   *
   * @throws IllegalArgumentException if a duration is negative
   */
  public SessionConfig {
    lateness = Map.copyOf(lateness);
    monitorUsers = Set.copyOf(monitorUsers);
    fastForwardUsers = Set.copyOf(fastForwardUsers);
    Objects.requireNonNull(path, "path");
    lateness.forEach((source, time) -> check("lateness of " + source, time));
    check("slack", slack);
    check("every", every);
    check("idleEnd", idleEnd);
    check("keepSealed", keepSealed);
  }

  /** All sources but those of the control plane; Azure's usual delays; nothing is known of the path. */
  public static SessionConfig defaults() {
    return new SessionConfig(
        Map.of(
            QUERY, Duration.ofMinutes(1),
            AUDIT, Duration.ofMinutes(1),
            FLOW, Duration.ofMinutes(10),
            DATABASE, Duration.ofMinutes(15),
            Progress.ATTRIBUTION, Duration.ofMinutes(16)),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofHours(8),
        Duration.ofHours(1),
        PathAddresses.UNKNOWN,
        Set.of("monitor"),
        Set.of());
  }

  /** The same with other addresses. */
  public SessionConfig withPath(PathAddresses other) {
    return new SessionConfig(
        lateness, slack, every, idleEnd, keepSealed, other, monitorUsers, fastForwardUsers);
  }

  /** The same with other users who are passed on unread. */
  public SessionConfig withFastForwardUsers(Set<String> users) {
    return new SessionConfig(
        lateness, slack, every, idleEnd, keepSealed, path, monitorUsers, users);
  }

  /** The same with other sources. */
  public SessionConfig withLateness(Map<String, Duration> other) {
    return new SessionConfig(
        other, slack, every, idleEnd, keepSealed, path, monitorUsers, fastForwardUsers);
  }

  boolean expects(String source) {
    return lateness.containsKey(source);
  }

  private static void check(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give a duration that is not negative, such as PT10S");
    }
  }
}
