package dev.cairn.correlate.match;

import java.util.Set;

/**
 * What is known of proxies beforehand.
 *
 * @param monitorUsers users that only proxies' monitors log in with
 * @param proxyAddresses addresses from which proxies connect to database servers; those that are
 *     missing are learned
 */
public record ExplanationConfig(Set<String> monitorUsers, Set<String> proxyAddresses) {

  /** ProxySQL's usual monitor user {@code monitor}; addresses are learned. */
  public static final ExplanationConfig DEFAULT =
      new ExplanationConfig(Set.of("monitor"), Set.of());

  /** Takes copies. */
  public ExplanationConfig {
    monitorUsers = Set.copyOf(monitorUsers);
    proxyAddresses = Set.copyOf(proxyAddresses);
  }
}
