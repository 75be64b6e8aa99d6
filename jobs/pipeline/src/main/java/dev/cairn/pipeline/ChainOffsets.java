package dev.cairn.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts each partition where the chain ends, and one the chain does not know at its beginning. Not
 * Flink's {@code OffsetsInitializer.offsets}, which prefers the consumer group's committed offsets
 * for partitions it is not told of: those may be another archive's, and the gap would be silent.
 *
 * <p>Where Kafka no longer has an offset it goes on with the earliest it has, so that the job is never
 * stuck; the hole is noticed by {@link PartitionProgress} and recorded as lost.
 */
final class ChainOffsets implements OffsetsInitializer {

  private static final long serialVersionUID = 1;

  private final HashMap<TopicPartition, Long> next;

  ChainOffsets(Map<TopicPartition, Long> next) {
    this.next = new HashMap<>(next);
  }

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    partitions.stream().filter(next::containsKey).forEach(p -> offsets.put(p, next.get(p)));
    offsets.putAll(
        retriever.beginningOffsets(
            partitions.stream().filter(partition -> !next.containsKey(partition)).toList()));
    return offsets;
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.EARLIEST;
  }
}
