package dev.cairn.archive.verify;

import dev.cairn.archive.chain.OffsetRange;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one partition in one manifest, held against its offset ranges. Eight bytes a row: the
 * place of the offset among all offsets of the ranges, and the record index below it.
 */
final class PartitionRows {

  private static final int INDEX_BITS = 31;
  private static final long MAX_OFFSETS = 1L << (63 - INDEX_BITS);

  private final String partition;
  private final List<OffsetRange> ranges;
  private final long[] starts; // how many offsets lie in the ranges before
  private final long offsets;
  private long[] rows = new long[64];
  private int size;
  private final Tally outside = new Tally();
  private final Tally twice = new Tally();
  private final Tally gaps = new Tally();

  /** How many, and between which offsets. */
  private static final class Tally {
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void add(long offset) {
      count++;
      min = Math.min(min, offset);
      max = Math.max(max, offset);
    }
  }

  PartitionRows(String partition, List<OffsetRange> ranges) {
    this.partition = partition;
    this.ranges = ranges;
    this.starts = new long[ranges.size()];
    long sum = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = sum;
      sum += ranges.get(i).count();
    }
    this.offsets = sum;
  }

  void add(long offset, int index) {
    int range = find(offset);
    if (range < 0) {
      outside.add(offset);
    } else if (index < 0) {
      gaps.add(offset);
    } else if (offsets <= MAX_OFFSETS) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
      }
      long place = starts[range] + offset - ranges.get(range).first();
      rows[size++] = place << INDEX_BITS | index;
    }
  }

  void check(long manifest, boolean allRead, Faults faults) {
    report(outside, FaultCode.ROW_NOT_IN_OFFSETS, "%d rows are of offsets not in", manifest, faults);
    if (!allRead) {
      return;
    }
    Arrays.sort(rows, 0, size);
    long place = -1;
    long index = -1;
    for (int i = 0; i < size; i++) {
      long nextPlace = rows[i] >> INDEX_BITS;
      long nextIndex = rows[i] & (1L << INDEX_BITS) - 1;
      if (nextPlace != place) {
        absent(place + 1, nextPlace - 1, manifest, faults);
        place = nextPlace;
        index = -1;
      }
      if (nextIndex == index) {
        twice.add(offset(place));
      } else if (nextIndex > index + 1) {
        gaps.add(offset(place));
      }
      index = nextIndex;
    }
    absent(place + 1, offsets - 1, manifest, faults);
    report(twice, FaultCode.ROW_TWICE, "%d rows are there more than once in", manifest, faults);
    report(
        gaps, FaultCode.ROW_INDEX_GAP, "%d gaps in the record indexes are in", manifest, faults);
  }

  private void absent(long firstPlace, long lastPlace, long manifest, Faults faults) {
    for (long place = firstPlace; place <= lastPlace; ) {
      int range = rangeOf(place);
      long last = Math.min(lastPlace, starts[range] + ranges.get(range).count() - 1);
      faults.add(
          FaultCode.OFFSET_NOT_IN_ROWS,
          partition + " " + offset(place) + "-" + offset(last),
          "Manifest %d says offsets %d to %d of %s are archived, but no readable row has them.",
          manifest,
          offset(place),
          offset(last),
          partition);
      place = last + 1;
    }
  }

  private void report(Tally tally, FaultCode code, String found, long manifest, Faults faults) {
    if (tally.count > 0) {
      faults.add(
          code,
          partition + " " + tally.min + "-" + tally.max,
          found + " manifest %d, between offsets %d and %d of %s.",
          tally.count,
          manifest,
          tally.min,
          tally.max,
          partition);
    }
  }

  private int find(long offset) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      OffsetRange range = ranges.get(middle);
      if (offset < range.first()) {
        high = middle - 1;
      } else if (offset > range.last()) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  private int rangeOf(long place) {
    int found = Arrays.binarySearch(starts, place);
    return found >= 0 ? found : -found - 2;
  }

  private long offset(long place) {
    int range = rangeOf(place);
    return ranges.get(range).first() + place - starts[range];
  }
}
