package dev.cairn.correlate.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which connections and addresses are proxies', learned from the records that are tied to
 * statements of proxies. One tie makes no proxy: whoever comes past the proxies may say what their
 * clients say, at the same time.
 */
final class ConnectionTies {

  private static final int ENOUGH = 3;

  /** What was seen of one connection, or of one address. */
  private static final class Tally {
    String clientIp;
    int tied;
    // neither tied nor such as proxies say on their own
    int others;
    // of the others, those that proxies do not send
    int strange;
    // whether its user is known, and none of the proxies' clients'
    boolean isNobodys;

    boolean isMostlyTied(int least) {
      return tied >= least && tied >= others;
    }
  }

  private final Map<Long, Tally> connections = new HashMap<>();
  private final Set<String> proxyAddresses;

  /**
   * Learns.
   *
   * @param tied records that are tied
   * @param configured addresses known beforehand
   */
  ConnectionTies(
      List<DatabaseStatement> records, Set<DatabaseStatement> tied, SentTexts sent,
      Set<String> configured) {
    proxyAddresses = new HashSet<>(configured);
    Map<String, Tally> addresses = new HashMap<>();
    for (DatabaseStatement done : records) {
      Tally connection = connections.computeIfAbsent(done.connection(), any -> new Tally());
      if (done.clientIp() != null) {
        connection.clientIp = done.clientIp();
        count(addresses.computeIfAbsent(done.clientIp(), any -> new Tally()), done, tied, sent);
      }
      count(connection, done, tied, sent);
    }
    addresses.forEach(
        (address, tally) -> {
          if (tally.isMostlyTied(ENOUGH)) {
            proxyAddresses.add(address);
          }
        });
  }

  private static void count(
      Tally tally, DatabaseStatement done, Set<DatabaseStatement> tied, SentTexts sent) {
    tally.isNobodys |= done.user() != null && !sent.hasUser(done);
    if (tied.contains(done)) {
      tally.tied++;
    } else if (!done.ownWords()) {
      tally.others++;
      tally.strange += sent.has(done) ? 0 : 1;
    }
  }

  /** The address that a record's connection came from; null if the log does not say. */
  String clientIp(DatabaseStatement done) {
    return connections.get(done.connection()).clientIp;
  }

  /** Whether it came from an address that proxies use. */
  boolean isFromProxy(DatabaseStatement done) {
    String clientIp = clientIp(done);
    return clientIp != null && proxyAddresses.contains(clientIp);
  }

  /** Whether a proxy used the connection for its clients. */
  boolean servesProxy(DatabaseStatement done) {
    Tally tally = connections.get(done.connection());
    return tally.tied > 0 && (isFromProxy(done) || tally.isMostlyTied(1));
  }

  /** Whether a proxy's addresses are known, and the connection came from another. */
  boolean isFromElsewhere(DatabaseStatement done) {
    return clientIp(done) != null && !proxyAddresses.isEmpty() && !isFromProxy(done);
  }

  /**
   * Whether the log, which names proxies' addresses, names none of this connection, and nothing
   * that it said is what proxies send, or its user is none of their clients': so it is for
   * connections from the server's own machine.
   */
  boolean isLocal(DatabaseStatement done) {
    Tally tally = connections.get(done.connection());
    return tally.clientIp == null
        && !proxyAddresses.isEmpty()
        && tally.tied == 0
        && (tally.isNobodys || tally.strange >= ENOUGH && tally.strange == tally.others);
  }
}
