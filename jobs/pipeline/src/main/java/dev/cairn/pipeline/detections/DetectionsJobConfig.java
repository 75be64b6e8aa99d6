package dev.cairn.pipeline.detections;

import dev.cairn.formats.RecordParser;
import dev.cairn.pipeline.TopicSource;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the detections job needs to know. Holds no secret.
 *
 * @param bootstrapServers Kafka's {@code bootstrap.servers}, to read from and to write to
 * @param kafkaProperties further properties of clients (security, timeouts)
 * @param topics the raw topics and what they hold, at least one
 * @param sessionsTopic where the sessions job writes versions of sessions; null to judge events alone
 * @param rulesTopic where rules are published; must hold a set when the job starts
 * @param findingsTopic where findings go
 * @param lateness by source, how much later than its own time a record may come before what it
 *     belongs to is called final; {@link #OTHERS} for sources that are not named
 * @param parallelism tasks of each kind, at least 1
 * @param referenceTables the directory of the tables that name what logs only number, on every
 *     machine that runs tasks; null to name nothing
 */
public record DetectionsJobConfig(
    String bootstrapServers,
    Map<String, String> kafkaProperties,
    List<TopicSource> topics,
    String sessionsTopic,
    String rulesTopic,
    String findingsTopic,
    Map<String, Duration> lateness,
    int parallelism,
    String referenceTables)
    implements Serializable {

  /** Topic of rules, unless another is named. */
  public static final String RULES_TOPIC = "cairn.rules";

  /** Topic of findings, unless another is named. */
  public static final String FINDINGS_TOPIC = "cairn.findings";

  /** Lateness of a source that is not named. */
  public static final Duration OTHERS = Duration.ofMinutes(15);

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public DetectionsJobConfig {
    require(!bootstrapServers.isBlank(), "bootstrap", bootstrapServers, "host:port[,host:port…]");
    require(!topics.isEmpty(), "topics", topics, "at least one");
    Set<String> names = new HashSet<>();
    names.add(Objects.requireNonNull(rulesTopic, "rulesTopic"));
    require(names.add(findingsTopic), "findings-topic", findingsTopic, "not another's");
    if (sessionsTopic != null) {
      require(names.add(sessionsTopic), "sessions-topic", sessionsTopic, "not another's");
    }
    for (TopicSource topic : topics) {
      require(names.add(topic.topic()), "topics", topic.topic(), "each topic once");
      require(
          RecordParser.sources().contains(topic.source()),
          "source of topic " + topic.topic(),
          topic.source(),
          RecordParser.sources());
    }
    lateness.forEach(
        (source, time) ->
            require(!time.isNegative(), "lateness " + source, time, "PT0S or more"));
    require(parallelism >= 1, "parallelism", parallelism, "1 or more");
    kafkaProperties = Map.copyOf(kafkaProperties);
    topics = List.copyOf(topics);
    lateness = Map.copyOf(lateness);
  }

  /** How late records of a source may be. */
  Duration lateness(String source) {
    return lateness.getOrDefault(source, OTHERS);
  }

  private static void require(boolean holds, String key, Object value, Object allowed) {
    if (!holds) {
      throw new IllegalArgumentException(key + " is '" + value + "': allowed is " + allowed);
    }
  }
}
