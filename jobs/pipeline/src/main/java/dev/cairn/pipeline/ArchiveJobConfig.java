package dev.cairn.pipeline;

import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.formats.RecordParser;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the archive job needs to know. Holds no secret: stores and key services read theirs from the
 * environment.
 *
 * @param bootstrapServers Kafka's {@code bootstrap.servers}
 * @param kafkaProperties further consumer properties (security, timeouts)
 * @param topics the raw topics and what they hold, at least one
 * @param archive {@code file:} or {@code azblob:} URI of the archive
 * @param keys {@code keyfile:} or {@code keyvault:} URI of the key service
 * @param anchorFile local file that holds the chain's head outside the archive; null for none
 * @param checkpointInterval time between checkpoints, each of which commits what came since: the
 *     longest time from Kafka to the archive, and the more, the larger the files; at least 100 ms
 * @param parallelism readers and writers, at least 1; more than partitions are idle
 * @param limits bounds on open files and file size
 * @param retention how long what is kept; must have a rule for each source
 */
public record ArchiveJobConfig(
    String bootstrapServers,
    Map<String, String> kafkaProperties,
    List<TopicSource> topics,
    URI archive,
    URI keys,
    String anchorFile,
    Duration checkpointInterval,
    int parallelism,
    WriterLimits limits,
    RetentionRules retention)
    implements Serializable {

  public static final Duration DEFAULT_CHECKPOINT_INTERVAL = Duration.ofSeconds(60);
  private static final Duration MIN_CHECKPOINT_INTERVAL = Duration.ofMillis(100);

  public ArchiveJobConfig {
    require(!bootstrapServers.isBlank(), "bootstrap", bootstrapServers, "host:port[,host:port…]");
    require(!topics.isEmpty(), "topics", topics, "at least one topic=source pair");
    Set<String> names = new HashSet<>();
    for (TopicSource topic : topics) {
      require(names.add(topic.topic()), "topics", topic.topic(), "each topic once");
      require(
          RecordParser.sources().contains(topic.source()),
          "source of topic " + topic.topic(),
          topic.source(),
          RecordParser.sources());
      retention.forRows("events", topic.source());
    }
    require(
        checkpointInterval.compareTo(MIN_CHECKPOINT_INTERVAL) >= 0,
        "checkpoint-interval",
        checkpointInterval,
        "at least " + MIN_CHECKPOINT_INTERVAL.toMillis() + " ms");
    require(parallelism >= 1, "parallelism", parallelism, "1 or more");
    kafkaProperties = Map.copyOf(kafkaProperties);
    topics = List.copyOf(topics);
  }

  /** Where the chain's head is kept outside the archive, if anywhere. */
  public Optional<Path> anchor() {
    return Optional.ofNullable(anchorFile).map(Path::of);
  }

  private static void require(boolean fine, String key, Object value, Object allowed) {
    if (!fine) {
      throw new IllegalArgumentException(
          "Setting " + key + " is '" + value + "'; allowed: " + allowed);
    }
  }
}
