package dev.cairn.archive.chain;

import java.util.Comparator;

/**
 * One partition of one topic. Ordered by topic (by code point), then by partition number.
 *
 * @param topic the topic, a legal Kafka name
 * @param partition the partition, not negative
 */
public record TopicPartition(String topic, int partition) implements Comparable<TopicPartition> {

  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  /** Checks both. */
  public TopicPartition {
    Checks.topic(topic);
    Checks.integer("partition", partition, 0);
  }

  @Override
  public int compareTo(TopicPartition other) {
    return ORDER.compare(this, other);
  }

  /** The form {@code topic/partition}, for people. */
  @Override
  public String toString() {
    return topic + "/" + partition;
  }
}
