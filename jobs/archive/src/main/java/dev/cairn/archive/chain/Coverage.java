package dev.cairn.archive.chain;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which offsets are accounted for, archived or lost, as merged intervals per partition: as large as
 * there are gaps, not as there are commits.
 */
final class Coverage {

  private final SortedMap<TopicPartition, TreeMap<Long, Long>> lastByFirst = new TreeMap<>();

  /** The first stretch of the range that is covered; empty if none is. */
  Optional<OffsetRange> overlap(OffsetRange range) {
    TreeMap<Long, Long> intervals = lastByFirst.get(range.topicPartition());
    if (intervals == null) {
      return Optional.empty();
    }
    Map.Entry<Long, Long> interval = intervals.floorEntry(range.first());
    if (interval == null || interval.getValue() < range.first()) {
      interval = intervals.higherEntry(range.first());
    }
    if (interval == null || interval.getKey() > range.last()) {
      return Optional.empty();
    }
    return Optional.of(
        new OffsetRange(
            range.topic(),
            range.partition(),
            Math.max(interval.getKey(), range.first()),
            Math.min(interval.getValue(), range.last())));
  }

  /** Whether every offset of the range is covered. */
  boolean covers(OffsetRange range) {
    TreeMap<Long, Long> intervals = lastByFirst.get(range.topicPartition());
    Map.Entry<Long, Long> interval = intervals == null ? null : intervals.floorEntry(range.first());
    return interval != null && interval.getValue() >= range.last(); // touching ones are merged
  }

  /** Adds a range; what it shares with others is merged. */
  void add(OffsetRange range) {
    TreeMap<Long, Long> intervals =
        lastByFirst.computeIfAbsent(range.topicPartition(), p -> new TreeMap<>());
    long first = range.first();
    long last = range.last();
    Map.Entry<Long, Long> before = intervals.floorEntry(last + 1);
    while (before != null && before.getValue() >= first - 1) {
      first = Math.min(first, before.getKey());
      last = Math.max(last, before.getValue());
      intervals.remove(before.getKey());
      before = intervals.floorEntry(last + 1);
    }
    intervals.put(first, last);
  }

  /** One past the highest covered offset of each partition, whatever gaps are below. */
  Map<TopicPartition, Long> nextOffsets() {
    Map<TopicPartition, Long> next = new TreeMap<>();
    lastByFirst.forEach((partition, map) -> next.put(partition, map.lastEntry().getValue() + 1));
    return next;
  }

  int intervals() {
    return lastByFirst.values().stream().mapToInt(Map::size).sum();
  }
}
