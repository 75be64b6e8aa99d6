package dev.cairn.pipeline;

import dev.cairn.archive.chain.OffsetRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings ranges of offsets into the form that manifests want. */
final class OffsetRanges {

  private static final Comparator<OffsetRange> ORDER =
      Comparator.comparing(OffsetRange::topicPartition).thenComparingLong(OffsetRange::first);

  private OffsetRanges() {}

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
          || !last.topicPartition().equals(next.topicPartition())
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
