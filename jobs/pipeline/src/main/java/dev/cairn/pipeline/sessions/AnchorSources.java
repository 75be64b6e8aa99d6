package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.anchor.SightingFinder;
import dev.cairn.correlate.session.PathAddresses;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.pipeline.TopicSource;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which sources say on which connection statements ran, so that slices wait for them.
 *
 * <p>A proxy's error log and its polls do by themselves, if there are statements to be tied. Where
 * polls name ports, logins and flows tell which connection a port is: then those are waited for,
 * flows only where servers' addresses are known. Without a topic of error logs or polls, nothing.
 */
final class AnchorSources implements Serializable {

  private static final long serialVersionUID = 1;
  private static final Duration OF_PROXIES = Duration.ofMinutes(1);

  private final Set<String> held;
  private final Set<String> servers;

  private AnchorSources(Set<String> held, Set<String> servers) {
    this.held = held;
    this.servers = servers;
  }

  /**
   * Those of a path.
   *
   * @param named by a server's own name, or its address, the name by which proxies know it
   */
  static AnchorSources of(
      List<TopicSource> topics, Map<String, String> named, PathAddresses path) {
    Set<String> held = topics.stream().map(TopicSource::source).collect(Collectors.toSet());
    Set<String> servers = new HashSet<>(path.servers());
    servers.addAll(named.keySet());
    named.values().forEach(name -> servers.add(name.toLowerCase(Locale.ROOT)));
    return new AnchorSources(held, servers);
  }

  /** Whether a source is of proxies, and read for what it says of connections alone. */
  static boolean isOfProxies(String source) {
    return source.equals(SightingFinder.ERROR) || source.equals(SightingFinder.PROCESSLIST);
  }

  /** Whether a source is read for what it says of connections alone. */
  boolean reads(String source) {
    return isOfProxies(source)
        && held.contains(source)
        && held.contains(SessionConfig.QUERY)
        && held.contains(SessionConfig.DATABASE);
  }

  /** Whether ports are followed at all. */
  boolean followsPorts() {
    return reads(SightingFinder.PROCESSLIST);
  }

  /** Whether a source is needed to follow ports, and so waited for. */
  boolean follows(String source) {
    return followsPorts()
        && held.contains(source)
        && switch (source) {
          case SightingFinder.PROCESSLIST, SessionConfig.DATABASE -> true;
          case SessionConfig.FLOW -> !servers.isEmpty();
          default -> false;
        };
  }

  /** Whether a flow's target is a database server, as far as is known. */
  boolean isServer(String address) {
    return servers.contains(address);
  }

  /** How late its records may be: as late as those of the proxies' query logs. */
  static Duration lateness(Map<String, Duration> ofSources) {
    return ofSources.getOrDefault(SessionConfig.QUERY, OF_PROXIES);
  }
}
