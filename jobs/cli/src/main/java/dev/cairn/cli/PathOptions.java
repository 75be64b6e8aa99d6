package dev.cairn.cli;

import dev.cairn.correlate.session.PathAddresses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What no log says of the path. What is not allowed is refused when it is asked for. */
final class PathOptions {

  private static final String SERVER = "--server";

  @Option(
      names = SERVER,
      split = ",",
      hideParamSyntax = true,
      paramLabel = "NAME=HOST:PORT",
      description =
          "A database server: its own name in its audit log, and what the proxies call "
              + "it. May be given again. Azure's servers, NAME.mysql.database.azure.com:3306, "
              + "need not be.")
  private List<String> servers = List.of();

  @Option(
      names = "--server-address",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "IP:PORT",
      description =
          "A database server as flow logs name it: traffic that goes there past the "
              + "proxies is told. May be given again. Default: each HOST:PORT of --server that "
              + "is an address.")
  private List<String> serverAddresses = List.of();

  @Option(
      names = "--listener",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "IP:PORT",
      description =
          "Where a proxy takes clients, as flow logs name it: a flow there that no proxy "
              + "explains is told. May be given again.")
  private List<String> listeners = List.of();

  @Option(
      names = "--proxy-address",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "IP",
      description =
          "From where a proxy reaches the servers: a connection from elsewhere is direct. "
              + "May be given again. Without any, none is called direct at once.")
  private List<String> proxyAddresses = List.of();

  @Option(
      names = "--relay",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "IP",
      description =
          "What hides its clients' addresses from flow logs but not from the proxies, "
              + "such as a load balancer that sends PROXY headers. May be given again.")
  private List<String> relays = List.of();

  @Option(
      names = "--monitor-user",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "USER",
      description = "Under whom the proxies look after the servers. Default: monitor.")
  private List<String> monitorUsers;

  @Option(
      names = "--fast-forward-user",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "USER",
      description = "Whose statements the proxies pass on unread. May be given again.")
  private List<String> fastForwardUsers = List.of();

  /** By a server's own name, what proxies call it. */
  Map<String, String> servers() {
    Map<String, String> named = new HashMap<>();
    for (String text : servers) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw CairnException.wrongUse(
            SERVER + " is '" + text + "'", "Allowed: NAME=HOST:PORT, such as db-1=10.0.2.4:3306.");
      }
      String name = text.substring(0, equals).strip();
      String address =
          NetworkAddress.hostAndPort(SERVER + " " + name, text.substring(equals + 1));
      String before = named.put(name, address);
      if (before != null && !before.equals(address)) {
        throw CairnException.wrongUse(
            SERVER + " names '" + name + "' twice", "Allowed: each server's name once.");
      }
    }
    return named;
  }

  /** Addresses of the hops. */
  PathAddresses addresses() {
    Set<String> addresses =
        serverAddresses.isEmpty()
            ? servers().values().stream().filter(NetworkAddress::isOfIp).collect(Collectors.toSet())
            : each("--server-address", serverAddresses, NetworkAddress::ipAndPort);
    return new PathAddresses(
        each("--listener", listeners, NetworkAddress::ipAndPort),
        addresses,
        each("--proxy-address", proxyAddresses, NetworkAddress::ip),
        each("--relay", relays, NetworkAddress::ip));
  }

  private static Set<String> each(
      String key, List<String> texts, BiFunction<String, String, String> checked) {
    Set<String> all = new HashSet<>();
    texts.forEach(text -> all.add(checked.apply(key, text)));
    return all;
  }

  /** Users of the proxies' own; empty if none was named. */
  Optional<Set<String>> monitorUsers() {
    return monitorUsers == null
        ? Optional.empty()
        : Optional.of(each("--monitor-user", monitorUsers, PathOptions::user));
  }

  Set<String> fastForwardUsers() {
    return each("--fast-forward-user", fastForwardUsers, PathOptions::user);
  }

  private static String user(String key, String text) {
    if (text.isBlank()) {
      throw CairnException.wrongUse(key + " is '" + text + "'", "Allowed: a user's name.");
    }
    return text.strip();
  }
}
