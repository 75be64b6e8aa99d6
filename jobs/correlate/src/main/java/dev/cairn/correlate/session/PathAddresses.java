package dev.cairn.correlate.session;

import java.io.Serializable;
import java.util.Set;

/**
 * Addresses of the hops. What is not known here is not judged: a flow is missed at the proxy, and a
 * connection is called direct without waiting, only where these say where it went and came from.
 *
 * @param listeners address:port at which proxies take clients, as flow logs name them
 * @param servers address:port of the database servers, as flow logs name them
 * @param proxies addresses from which proxies reach the servers
 * @param relays addresses that hide their clients' in flow logs but not in the proxies' logs, such as
 *     a load balancer that sends PROXY headers: their flows are not called unexplained
 */
public record PathAddresses(
    Set<String> listeners, Set<String> servers, Set<String> proxies, Set<String> relays)
    implements Serializable {

  /** Nothing is known. */
  public static final PathAddresses UNKNOWN =
      new PathAddresses(Set.of(), Set.of(), Set.of(), Set.of());

  /** Takes copies. */
  public PathAddresses {
    listeners = Set.copyOf(listeners);
    servers = Set.copyOf(servers);
    proxies = Set.copyOf(proxies);
    relays = Set.copyOf(relays);
  }

  /** Whether a flow should have a session at a proxy, or goes past them. */
  boolean wantsSession(String source, String target) {
    return !relays.contains(source)
        && (listeners.contains(target) || servers.contains(target) && !proxies.contains(source));
  }
}
