package dev.cairn.archive.chain;

/**
 * Offsets of one partition that a commit archived, without a gap.
 *
 * @param topic the topic, a legal Kafka name
 * @param partition the partition, not negative
 * @param first first offset, inclusive, not negative
 * @param last last offset, inclusive, not before first, below 2<sup>53</sup>
 */
public record OffsetRange(String topic, int partition, long first, long last) {

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public OffsetRange {
    Checks.topic(topic);
    Checks.integer("partition", partition, 0);
    Checks.integer("first", first, 0);
    Checks.integer("last", last, first);
  }

  /** Topic and partition. */
  public TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }

  /** Number of offsets, at least one. */
  public long count() {
    return last - first + 1;
  }

  /** The form {@code topic/partition first-last}, for people. */
  @Override
  public String toString() {
    return topic + "/" + partition + " " + first + "-" + last;
  }
}
