package dev.cairn.pipeline;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TopicPartition;
import java.util.ArrayList;
import java.util.List;

/**
 * How far one partition was read in one task, and how far of that is in files that were closed.
 * Accounts for every offset once: as read, or as one that Kafka did not give. Not thread-safe.
 */
final class PartitionProgress {

  private final TopicPartition partition;
  private final List<OffsetRange> read = new ArrayList<>();
  private final List<OffsetRange> gaps = new ArrayList<>();
  private final List<LostRange> lost = new ArrayList<>();
  private long lowWater;
  private long stretch;
  private long next;

  /** Begins at an offset, with nothing read. */
  PartitionProgress(TopicPartition partition, long start) {
    this.partition = partition;
    this.lowWater = start;
    this.stretch = start;
    this.next = start;
  }

  TopicPartition partition() {
    return partition;
  }

  /** The first offset that is in no closed file: where reading must begin again after a failure. */
  long lowWater() {
    return lowWater;
  }

  /** Whether offsets were read, or found missing, since the last {@link #close}. */
  boolean isOpen() {
    return next != lowWater;
  }

  /**
   * Takes the offset of the next record.
   *
   * @throws OffsetsWentBackException if it was passed already
   */
  void read(long offset) throws OffsetsWentBackException {
    if (offset != next) {
      jump(offset);
    }
    next++;
  }

  private void jump(long offset) throws OffsetsWentBackException {
    if (offset < next) {
      throw OffsetsWentBackException.record(partition, next, offset);
    }
    endStretch();
    gaps.add(range(next, offset - 1));
    next = offset;
    stretch = offset;
  }

  /** Takes the offsets up to that one, exclusive, as lost before any record came. */
  void lose(long until, LostRange.Reason reason) {
    endStretch();
    lost.add(new LostRange(range(next, until - 1), reason));
    next = until;
    stretch = until;
  }

  /** The gaps whose reason is not known yet. */
  List<OffsetRange> gaps() {
    return List.copyOf(gaps);
  }

  /** Takes what became of all {@link #gaps}. */
  void explain(List<LostRange> ranges) {
    lost.addAll(ranges);
    gaps.clear();
  }

  /** Whether records are lost, or may be, that no commit has said yet. */
  boolean hasLostRecords() {
    return lost.stream().anyMatch(LostRange::recordsLost);
  }

  /**
   * Hands over what was accounted for since the last call; the files it is in are closed.
   *
   * @throws IllegalStateException if a gap is not explained
   */
  void close(List<OffsetRange> readInto, List<LostRange> lostInto) {
    if (!gaps.isEmpty()) {
      throw new IllegalStateException("Gaps of " + partition + " are not explained: " + gaps);
    }
    endStretch();
    readInto.addAll(read);
    lostInto.addAll(lost);
    read.clear();
    lost.clear();
    stretch = next;
    lowWater = next;
  }

  private void endStretch() {
    if (stretch < next) {
      read.add(range(stretch, next - 1));
    }
  }

  private OffsetRange range(long first, long last) {
    return new OffsetRange(partition.topic(), partition.partition(), first, last);
  }
}
