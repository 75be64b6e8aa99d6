package dev.cairn.delivery;

import dev.cairn.delivery.queue.Lanes;
import dev.cairn.delivery.queue.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions a receiver has, where it begins in each, and how far it is. What lies before its
 * begin, as far back as its memory goes, is read only to be remembered.
 */
final class Partitions implements ConsumerRebalanceListener {

  private final Consumer<byte[], byte[]> consumer;
  private final DeliveryConfig config;
  private final Progress progress;
  private final Lanes<Notice> lanes;
  private final Map<TopicPartition, Long> begins = new HashMap<>();
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

  Partitions(
      Consumer<byte[], byte[]> consumer,
      DeliveryConfig config,
      Progress progress,
      Lanes<Notice> lanes) {
    this.consumer = consumer;
    this.config = config;
    this.progress = progress;
    this.lanes = lanes;
  }

  /** Whether the record is there to be remembered, and not to be delivered. */
  boolean isPast(ConsumerRecord<?, ?> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return record.offset() < begins.getOrDefault(partition, 0L);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(Set.copyOf(assigned));
    Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
    Map<TopicPartition, Long> since = offsets(assigned, config.since(), ends);
    Map<TopicPartition, Long> memory = offsets(assigned, config.memory(), ends);
    for (TopicPartition partition : assigned) {
      OffsetAndMetadata last = known.get(partition);
      long begin = last == null ? since.get(partition) : last.offset();
      begins.put(partition, begin);
      progress.assign(partition.partition(), begin);
      consumer.seek(partition, Math.min(begin, memory.get(partition)));
    }
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, Duration back, Map<TopicPartition, Long> ends) {
    long time = Math.max(0, System.currentTimeMillis() - back.toMillis());
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(partition -> partition, any -> time)));
    Map<TopicPartition, Long> offsets = new HashMap<>(ends);
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    commitNow();
    onPartitionsLost(revoked);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    for (TopicPartition partition : lost) {
      begins.remove(partition);
      progress.revoke(partition.partition());
      lanes.forget(partition.partition());
    }
    committed = Map.of();
  }

  /** Commits up to where all is done, and does not wait for it. */
  void commit() {
    Map<TopicPartition, OffsetAndMetadata> offsets = committable();
    if (!offsets.equals(committed)) {
      committed = offsets;
      consumer.commitAsync(
          offsets,
          (tried, error) -> {
            if (error != null) {
              committed = Map.of(); // again, with the next
            }
          });
    }
  }

  /** Commits and waits. Where it fails, what was delivered since comes again, to whoever goes on. */
  void commitNow() {
    try {
      consumer.commitSync(committable());
    } catch (KafkaException e) {
      committed = Map.of();
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committable() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    progress
        .committable()
        .forEach(
            (partition, offset) ->
                offsets.put(
                    new TopicPartition(config.findingsTopic(), partition),
                    new OffsetAndMetadata(offset)));
    return offsets;
  }
}
