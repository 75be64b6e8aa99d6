package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.formats.RecordParser;
import dev.cairn.pipeline.TopicSource;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the sessions job needs to know. Holds no secret.
 *
 * @param bootstrapServers Kafka's {@code bootstrap.servers}, to read from and to write to
 * @param kafkaProperties further properties of clients (security, timeouts)
 * @param topics the raw topics and what they hold, at least one that sessions are built from:
 *     {@code proxysql.query}, {@code proxysql.audit}, {@code mysql.audit}, {@code network.flow},
 *     {@code azure.activity}. {@code proxysql.error} and {@code proxysql.processlist} say on which
 *     connections statements ran, if statements are there; others are passed over
 * @param sessionsTopic where versions of sessions go
 * @param attributionsTopic where answers about statements go
 * @param servers by a database server's own name in its audit log, the name by which proxies know
 *     it, as host:port; a server that is not named must have the same name at both
 * @param sessions how sessions are built; sources that no topic holds are not waited for
 * @param slices how a server's time is cut for attribution
 * @param threshold confidence below which attribution abstains
 * @param parallelism tasks of each kind, at least 1
 * @param referenceTables the directory of the tables that name what logs only number, on every
 *     machine that runs tasks; null to name nothing
 */
public record SessionsJobConfig(
    String bootstrapServers,
    Map<String, String> kafkaProperties,
    List<TopicSource> topics,
    String sessionsTopic,
    String attributionsTopic,
    Map<String, String> servers,
    SessionConfig sessions,
    SliceConfig slices,
    double threshold,
    int parallelism,
    String referenceTables)
    implements Serializable {

  /** Topic of sessions, unless another is named. */
  public static final String SESSIONS_TOPIC = "cairn.sessions";

  /** Topic of attributions, unless another is named. */
  public static final String ATTRIBUTIONS_TOPIC = "cairn.attributions";

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public SessionsJobConfig {
    require(!bootstrapServers.isBlank(), "bootstrap", bootstrapServers, "host:port[,host:port…]");
    require(
        topics.stream().anyMatch(topic -> ExpectedSources.isUsed(topic.source())),
        "topics",
        topics,
        "at least one of a source that sessions are built from");
    Set<String> names = new HashSet<>(Set.of(sessionsTopic));
    require(
        names.add(attributionsTopic),
        "attributions-topic",
        attributionsTopic,
        "not the sessions' own");
    for (TopicSource topic : topics) {
      require(names.add(topic.topic()), "topics", topic.topic(), "each topic once");
      require(
          RecordParser.sources().contains(topic.source()),
          "source of topic " + topic.topic(),
          topic.source(),
          RecordParser.sources());
    }
    require(threshold > 0 && threshold < 1, "threshold", threshold, "between 0 and 1");
    require(parallelism >= 1, "parallelism", parallelism, "1 or more");
    Objects.requireNonNull(slices, "slices");
    kafkaProperties = Map.copyOf(kafkaProperties);
    topics = List.copyOf(topics);
    servers = Map.copyOf(servers);
    sessions =
        sessions.withLateness(
            ExpectedSources.of(
                topics,
                sessions.lateness(),
                AnchorSources.of(topics, servers, sessions.path())));
  }

  /** The sources that say on which connections statements ran. */
  AnchorSources anchors() {
    return AnchorSources.of(topics, servers, sessions.path());
  }

  /** Without reference tables. */
  public SessionsJobConfig(
      String bootstrapServers,
      Map<String, String> kafkaProperties,
      List<TopicSource> topics,
      String sessionsTopic,
      String attributionsTopic,
      Map<String, String> servers,
      SessionConfig sessions,
      SliceConfig slices,
      double threshold,
      int parallelism) {
    this(
        bootstrapServers,
        kafkaProperties,
        topics,
        sessionsTopic,
        attributionsTopic,
        servers,
        sessions,
        slices,
        threshold,
        parallelism,
        null);
  }

  /** The same with reference tables of a directory; null for none. */
  public SessionsJobConfig withReferenceTables(String directory) {
    return new SessionsJobConfig(
        bootstrapServers,
        kafkaProperties,
        topics,
        sessionsTopic,
        attributionsTopic,
        servers,
        sessions,
        slices,
        threshold,
        parallelism,
        directory);
  }

  /** Whether sessions are built from what a topic holds; the job passes others over. */
  public static boolean isUsed(TopicSource topic) {
    return ExpectedSources.isUsed(topic.source());
  }

  /**
   * The name that the job gives a database server when proxies speak of it, or the server itself.
   *
   * @param servers as this configuration has them
   * @param own as the event says it
   * @param reporter as in {@link dev.cairn.correlate.session.SessionKeys#reporter}, or the same as
   *     own
   */
  public static String serverName(Map<String, String> servers, String own, String reporter) {
    return new ServerNames(servers).of(own, reporter);
  }

  private static void require(boolean holds, String key, Object value, Object allowed) {
    if (!holds) {
      throw new IllegalArgumentException(key + " is '" + value + "': allowed is " + allowed);
    }
  }
}
