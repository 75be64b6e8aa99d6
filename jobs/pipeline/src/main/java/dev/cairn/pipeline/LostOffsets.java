package dev.cairn.pipeline;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.LostRange.Reason;
import dev.cairn.archive.chain.OffsetRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says why Kafka gave no record at some offsets. Where two reasons are possible, the worse one. */
final class LostOffsets {

  private static final Comparator<LostRange> ORDER =
      Comparator.comparing((LostRange lost) -> lost.offsets().topicPartition())
          .thenComparingLong(lost -> lost.offsets().first());

  private LostOffsets() {}

  /**
   * Explains offsets that were passed over between two records.
   *
   * <p>What lies below the log's beginning counts as deleted. That errs on the side of alarm: a
   * transaction marker that was passed and deleted since is not told from a record.
   *
   * @param logStart the lowest offset that Kafka has now
   * @param mayBeCompacted whether compaction may have removed records
   */
  static List<LostRange> explain(OffsetRange gap, long logStart, boolean mayBeCompacted) {
    List<LostRange> lost = new ArrayList<>();
    long kept = Math.max(gap.first(), Math.min(logStart, gap.last() + 1));
    if (kept > gap.first()) {
      lost.add(new LostRange(part(gap, gap.first(), kept - 1), Reason.DELETED));
    }
    if (kept <= gap.last()) {
      lost.add(
          new LostRange(
              part(gap, kept, gap.last()),
              mayBeCompacted ? Reason.COMPACTED : Reason.NO_RECORD));
    }
    return lost;
  }

  private static OffsetRange part(OffsetRange range, long first, long last) {
    return new OffsetRange(range.topic(), range.partition(), first, last);
  }

  /**
   * Sorts ranges and joins those that touch, as a manifest wants them; joined ones have the worse
   * reason of both.
   *
   * @throws IllegalStateException if two overlap
   */
  static List<LostRange> merge(List<LostRange> ranges) {
    List<LostRange> merged = new ArrayList<>();
    for (LostRange next : ranges.stream().sorted(ORDER).toList()) {
      LostRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last == null
          || !last.offsets().topicPartition().equals(next.offsets().topicPartition())
          || next.offsets().first() > last.offsets().last() + 1) {
        merged.add(next);
      } else if (next.offsets().first() == last.offsets().last() + 1) {
        merged.set(merged.size() - 1, join(last, next));
      } else {
        throw new IllegalStateException("Lost ranges overlap: " + last + " and " + next);
      }
    }
    return merged;
  }

  private static LostRange join(LostRange last, LostRange next) {
    return new LostRange(
        part(last.offsets(), last.offsets().first(), next.offsets().last()),
        last.reason().compareTo(next.reason()) <= 0 ? last.reason() : next.reason());
  }
}
