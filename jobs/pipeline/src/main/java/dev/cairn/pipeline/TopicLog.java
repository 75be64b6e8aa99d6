package dev.cairn.pipeline;

import dev.cairn.archive.chain.TopicPartition;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** What Kafka itself says of its logs. */
interface TopicLog extends Closeable {

  /**
   * What of a partition there is.
   *
   * @param first the lowest offset not deleted
   * @param end one past the highest
   */
  record Bounds(long first, long end) {}

  /**
   * Asks for the bounds of partitions.
   *
   * @throws IOException if Kafka is out of reach; the call may be repeated
   */
  Map<TopicPartition, Bounds> bounds(Collection<TopicPartition> partitions) throws IOException;

  /**
   * Whether compaction may have removed records of a topic: also said where Kafka does not tell.
   *
   * @throws IOException if Kafka is out of reach; the call may be repeated
   */
  boolean mayBeCompacted(String topic) throws IOException;

  @Override
  void close();
}
