package dev.cairn.pipeline;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.TopicPartition;
import dev.cairn.pipeline.TopicLog.Bounds;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where a partition is really read from, when it is assigned: at the offset of its split,
 * but not below what the chain holds already (an older checkpoint was restored), and not below what
 * Kafka still has (the offsets between are lost, and recorded as such).
 */
final class SplitStarts implements Serializable {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(SplitStarts.class);

  private final HashMap<org.apache.kafka.common.TopicPartition, Long> chain;

  /**
   * Knows the chain's end.
   *
   * @param chain per partition the first offset not in the chain, as of the job's submission: later
   *     restarts find theirs in checkpoints
   */
  SplitStarts(Map<org.apache.kafka.common.TopicPartition, Long> chain) {
    this.chain = new HashMap<>(chain);
  }

  /**
   * Moves splits to where they are to be read, and begins their progress there.
   *
   * @throws OffsetsWentBackException if a log ends before it
   * @throws IOException if Kafka is out of reach
   */
  List<KafkaPartitionSplit> place(
      List<KafkaPartitionSplit> splits, TaskOffsets offsets, TopicLog log, Retry retry)
      throws IOException, InterruptedException {
    List<TopicPartition> partitions = splits.stream().map(SplitStarts::partition).toList();
    Map<TopicPartition, Bounds> bounds =
        retry.call("ask Kafka for its logs' bounds", () -> log.bounds(partitions));
    List<KafkaPartitionSplit> placed = new ArrayList<>();
    for (KafkaPartitionSplit split : splits) {
      placed.add(at(split, start(split, offsets, bounds.get(partition(split)))));
    }
    return placed;
  }

  private long start(KafkaPartitionSplit split, TaskOffsets offsets, Bounds log)
      throws OffsetsWentBackException {
    TopicPartition partition = partition(split);
    long wanted = wanted(split);
    long start = Math.max(wanted, chain.getOrDefault(split.getTopicPartition(), 0L));
    if (start > wanted) {
      LOG.atWarn()
          .addKeyValue("partition", partition)
          .addKeyValue("from", wanted)
          .addKeyValue("to", start)
          .log("An older checkpoint was restored: what the chain holds already is passed over");
    }
    if (log.end() < start) {
      throw OffsetsWentBackException.log(partition, start, log.end());
    }
    PartitionProgress progress = offsets.start(partition, start);
    if (log.first() > start) {
      LOG.atError()
          .addKeyValue("partition", partition)
          .addKeyValue("first", start)
          .addKeyValue("last", log.first() - 1)
          .log("Kafka deleted records before they were archived: they are lost, the chain says so");
      progress.lose(log.first(), LostRange.Reason.DELETED);
      return log.first();
    }
    return start;
  }

  // A partition that appeared while the job ran has no offset yet: it is wanted from its beginning.
  private static long wanted(KafkaPartitionSplit split) {
    long offset = split.getStartingOffset();
    if (offset < 0 && offset != KafkaPartitionSplit.EARLIEST_OFFSET) {
      throw new IllegalStateException("Split " + split + " starts at no offset");
    }
    return Math.max(0, offset);
  }

  static TopicPartition partition(KafkaPartitionSplit split) {
    return new TopicPartition(split.getTopic(), split.getPartition());
  }

  /** The same split with another starting offset. */
  static KafkaPartitionSplit at(KafkaPartitionSplit split, long offset) {
    return split.getStartingOffset() == offset
        ? split
        : new KafkaPartitionSplit(
            split.getTopicPartition(),
            offset,
            split.getStoppingOffset().orElse(KafkaPartitionSplit.NO_STOPPING_OFFSET));
  }
}
