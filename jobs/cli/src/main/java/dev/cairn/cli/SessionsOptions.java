package dev.cairn.cli;

import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.session.PathAddresses;
import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What the sessions job must be told of the path, since no log says it. */
final class SessionsOptions {

  private static final String SERVER = "--server";
  private static final String LATENESS = "--lateness";

  @Option(
      names = SERVER,
      split = ",",
      paramLabel = "NAME=HOST:PORT",
      description = {
        "A database server: its own name in its audit log, and what the proxies call it. May be",
        "given again. Azure's servers, NAME.mysql.database.azure.com:3306, need not be."
      })
  private List<String> servers = List.of();

  @Option(
      names = "--server-address",
      split = ",",
      paramLabel = "IP:PORT",
      description = {
        "A database server as flow logs name it: traffic that goes there past the proxies is",
        "told. May be given again. Default: each HOST:PORT of --server that is an address."
      })
  private List<String> serverAddresses = List.of();

  @Option(
      names = "--listener",
      split = ",",
      paramLabel = "IP:PORT",
      description = {
        "Where a proxy takes clients, as flow logs name it: a flow there that no proxy explains",
        "is told. May be given again."
      })
  private List<String> listeners = List.of();

  @Option(
      names = "--proxy-address",
      split = ",",
      paramLabel = "IP",
      description = {
        "From where a proxy reaches the servers: a connection from elsewhere is direct. May be",
        "given again. Without any, none is called direct at once."
      })
  private List<String> proxyAddresses = List.of();

  @Option(
      names = "--relay",
      split = ",",
      paramLabel = "IP",
      description = {
        "What hides its clients' addresses from flow logs but not from the proxies, such as a",
        "load balancer that sends PROXY headers. May be given again."
      })
  private List<String> relays = List.of();

  @Option(
      names = "--monitor-user",
      split = ",",
      paramLabel = "USER",
      description = "Under whom the proxies look after the servers. Default: monitor.")
  private Set<String> monitorUsers;

  @Option(
      names = "--fast-forward-user",
      split = ",",
      paramLabel = "USER",
      description = "Whose statements the proxies pass on unread. May be given again.")
  private Set<String> fastForwardUsers = Set.of();

  @Option(
      names = LATENESS,
      split = ",",
      paramLabel = "SOURCE=DURATION",
      description = {
        "How much later than the others a source may be, such as mysql.audit=PT30M, and how",
        "long it is waited for when it falls silent. May be given again. Defaults: PT1M for",
        "ProxySQL's logs, PT10M for network.flow, PT15M for mysql.audit."
      })
  private List<String> lateness = List.of();

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      description = {
        "Confidence below which a statement stays open: candidates are shown, none is called",
        "the answer. Default: 0.85."
      })
  private double threshold = MatcherConfig.DEFAULT.threshold();

  @Option(
      names = "--sessions-topic",
      paramLabel = "TOPIC",
      defaultValue = SessionsJobConfig.SESSIONS_TOPIC,
      description = "Where sessions go. Default: ${DEFAULT-VALUE}")
  private String sessionsTopic;

  @Option(
      names = "--attributions-topic",
      paramLabel = "TOPIC",
      defaultValue = SessionsJobConfig.ATTRIBUTIONS_TOPIC,
      description = "Where attributions go. Default: ${DEFAULT-VALUE}")
  private String attributionsTopic;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Tasks of each kind, and partitions of the topics that are made. Default: ${DEFAULT-VALUE}"
      })
  private int parallelism;

  /**
   * All that was said, checked.
   *
   * @throws CairnException if a value is not allowed: names the key, the value and what is
   */
  SessionsSettings settings() {
    if (!(threshold > 0 && threshold < 1)) {
      throw CairnException.wrongUse(
          "--threshold is " + threshold, "Allowed: more than 0 and less than 1, such as 0.85.");
    }
    if (parallelism < 1) {
      throw CairnException.wrongUse("--parallelism is " + parallelism, "Allowed: 1 or more.");
    }
    Map<String, String> named = servers();
    SessionConfig usual = SessionConfig.defaults();
    SessionConfig sessions =
        new SessionConfig(
            lateness(usual.lateness()),
            usual.slack(),
            usual.every(),
            usual.idleEnd(),
            usual.keepSealed(),
            path(named),
            monitorUsers == null ? usual.monitorUsers() : monitorUsers,
            fastForwardUsers);
    return new SessionsSettings(
        named,
        sessions,
        threshold,
        parallelism,
        new DerivedTopics(sessionsTopic, attributionsTopic));
  }

  private Map<String, String> servers() {
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

  private PathAddresses path(Map<String, String> named) {
    Set<String> addresses =
        serverAddresses.isEmpty()
            ? named.values().stream().filter(NetworkAddress::isOfIp).collect(Collectors.toSet())
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

  private Map<String, Duration> lateness(Map<String, Duration> usual) {
    Map<String, Duration> all = new HashMap<>(usual);
    Set<String> sources = new TreeSet<>(usual.keySet());
    sources.remove(Progress.ATTRIBUTION);
    for (String text : lateness) {
      int equals = text.indexOf('=');
      String source = equals < 0 ? text : text.substring(0, equals).strip();
      if (equals < 0 || !sources.contains(source)) {
        throw CairnException.wrongUse(
            LATENESS + " is '" + text + "'",
            "Allowed: SOURCE=DURATION; sources: " + String.join(", ", sources) + ".");
      }
      Duration time =
          Durations.parse(LATENESS + " " + source, text.substring(equals + 1).strip());
      if (time.isNegative()) {
        throw CairnException.wrongUse(
            LATENESS + " " + source + " is " + time, "Allowed: PT0S or more.");
      }
      all.put(source, time);
    }
    // an answer follows the later of both logs
    Duration after =
        usual.get(Progress.ATTRIBUTION).minus(usual.get(SessionConfig.DATABASE));
    Duration proxy = all.get(SessionConfig.QUERY);
    Duration database = all.get(SessionConfig.DATABASE);
    all.put(
        Progress.ATTRIBUTION,
        (proxy.compareTo(database) > 0 ? proxy : database).plus(after));
    return all;
  }
}
