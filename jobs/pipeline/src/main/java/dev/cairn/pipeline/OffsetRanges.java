package dev.cairn.pipeline;

import dev.cairn.archive.chain.OffsetRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects offsets into ranges without gaps. Cheap when offsets come in order, as a Kafka partition
 * gives them. Not thread-safe.
 */
final class OffsetRanges {

  private static final Comparator<OffsetRange> ORDER =
      Comparator.comparing(OffsetRange::topic)
          .thenComparingInt(OffsetRange::partition)
          .thenComparingLong(OffsetRange::first);

  private final Map<String, Map<Integer, long[]>> open = new HashMap<>();
  private final List<OffsetRange> closed = new ArrayList<>();

  void add(String topic, int partition, long offset) {
    Map<Integer, long[]> partitions = open.computeIfAbsent(topic, t -> new HashMap<>());
    long[] range = partitions.get(partition);
    if (range == null) {
      partitions.put(partition, new long[] {offset, offset});
    } else if (offset == range[1] + 1) {
      range[1] = offset;
    } else {
      closed.add(new OffsetRange(topic, partition, range[0], range[1]));
      range[0] = offset;
      range[1] = offset;
    }
  }

  boolean isEmpty() {
    return open.isEmpty() && closed.isEmpty();
  }

  /** Gives what was collected, merged, and starts anew. */
  List<OffsetRange> drain() {
    open.forEach(
        (topic, partitions) ->
            partitions.forEach(
                (partition, range) ->
                    closed.add(new OffsetRange(topic, partition, range[0], range[1]))));
    List<OffsetRange> merged = merge(closed);
    open.clear();
    closed.clear();
    return merged;
  }

  /**
   * Sorts ranges and joins those that touch.
   *
   * @throws IllegalStateException if two overlap: an offset would be archived twice
   */
  static List<OffsetRange> merge(List<OffsetRange> ranges) {
    List<OffsetRange> merged = new ArrayList<>();
    for (OffsetRange next : ranges.stream().sorted(ORDER).toList()) {
      OffsetRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last == null
          || !last.topic().equals(next.topic())
          || last.partition() != next.partition()
          || next.first() > last.last() + 1) {
        merged.add(next);
      } else if (next.first() == last.last() + 1) {
        merged.set(
            merged.size() - 1,
            new OffsetRange(last.topic(), last.partition(), last.first(), next.last()));
      } else {
        throw new IllegalStateException("Offset ranges overlap: " + last + " and " + next);
      }
    }
    return merged;
  }
}
