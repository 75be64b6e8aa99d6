package dev.cairn.pipeline;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Anchors;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.formats.RecordParser;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the archive job needs to know. Holds no secret: stores and key services read theirs from the
 * environment.
 *
 * @param bootstrapServers Kafka's {@code bootstrap.servers}
 * @param kafkaProperties further consumer properties (security, timeouts)
 * @param topics the topics and what they hold, at least one
 * @param archive {@code file:} or {@code azblob:} URI of the archive
 * @param keys {@code keyfile:} or {@code keyvault:} URI of the key service
 * @param anchor where the chain's head is kept outside the archive, in a form of {@link Anchors};
 *     null for nowhere
 * @param times when files are closed and committed
 * @param parallelism readers and writers, at least 1; more than partitions are idle
 * @param unalignedCheckpoints whether Flink's checkpoints may overtake what waits in its channels;
 *     safe with either, see {@link CommitAggregator}
 * @param limits bounds on what one writer holds in memory
 * @param retention how long what is kept; must have a rule for each source that
 *     the topics' records may belong to
 */
public record ArchiveJobConfig(
    String bootstrapServers,
    Map<String, String> kafkaProperties,
    List<TopicSource> topics,
    URI archive,
    URI keys,
    String anchor,
    CommitTimes times,
    int parallelism,
    boolean unalignedCheckpoints,
    WriterLimits limits,
    RetentionRules retention)
    implements Serializable {

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it, or a source has no
   *     retention rule
   */
  public ArchiveJobConfig {
    Setting.require(
        !bootstrapServers.isBlank(), "bootstrap", bootstrapServers, "host:port[,host:port…]");
    Setting.require(!topics.isEmpty(), "topics", topics, "at least one topic=source pair");
    Set<String> names = new HashSet<>();
    for (TopicSource topic : topics) {
      Setting.require(names.add(topic.topic()), "topics", topic.topic(), "each topic once");
      Setting.require(
          TopicSource.sources().contains(topic.source()),
          "source of topic " + topic.topic(),
          topic.source(),
          TopicSource.sources());
      requireRules(topic.source(), retention);
    }
    Setting.require(parallelism >= 1, "parallelism", parallelism, "1 or more");
    kafkaProperties = Map.copyOf(kafkaProperties);
    topics = List.copyOf(topics);
  }

  private static void requireRules(String source, RetentionRules retention) {
    DerivedSource derived = DerivedSource.find(source);
    if (derived != null) {
      retention.forRows(derived.table().name(), source);
      return;
    }
    for (String inTopic : RecordParser.sourcesIn(source)) {
      retention.forRows(ArchiveTable.EVENTS.name(), inTopic);
    }
  }

  /**
   * Opens the anchor; the caller closes it.
   *
   * @throws IllegalArgumentException if it is no anchor's place, or within the archive
   * @throws IOException if a settings file is unreadable
   */
  Anchor openAnchor() throws IOException {
    return anchor == null ? Anchor.none() : Anchors.open(anchor, archive);
  }
}
