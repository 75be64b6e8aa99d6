package dev.cairn.correlate.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Longest prefix by sorted arrays: nested ranges are cut into intervals that do not overlap, each
 * with the index of the longest prefix there. A look-up is one binary search, over at most two
 * intervals a range, and makes no object.
 */
final class PrefixTable {

  static final int NONE = -1;

  private static final Comparator<Cidr> BY_START_THEN_WIDEST =
      ((Comparator<Cidr>) (a, b) -> compare(a.high(), a.low(), b.high(), b.low()))
          .thenComparingInt(Cidr::prefix);

  private final long[] highs;
  private final long[] lows;
  private final int[] owners;
  private int size;

  /**
   * Of ranges of one family.
   *
   * @param ranges with null where the index is of the other family; all different
   */
  PrefixTable(List<Cidr> ranges) {
    highs = new long[2 * ranges.size() + 1];
    lows = new long[highs.length];
    owners = new int[highs.length];
    begin(0, 0, NONE);
    Integer[] order = new Integer[ranges.size()];
    Arrays.setAll(order, i -> i);
    Integer[] sorted =
        Arrays.stream(order)
            .filter(i -> ranges.get(i) != null)
            .sorted(Comparator.comparing(ranges::get, BY_START_THEN_WIDEST))
            .toArray(Integer[]::new);
    int[] open = new int[129];
    int depth = 0;
    for (int next : sorted) {
      Cidr range = ranges.get(next);
      while (depth > 0 && !ranges.get(open[depth - 1]).contains(range.high(), range.low())) {
        depth = close(ranges, open, depth);
      }
      begin(range.high(), range.low(), next);
      open[depth++] = next;
    }
    while (depth > 0) {
      depth = close(ranges, open, depth);
    }
  }

  /** Index of the range with the longest prefix that holds the address; {@link #NONE} if none. */
  int find(long high, long low) {
    int from = 0;
    int to = size - 1;
    while (from < to) {
      int middle = (from + to + 1) >>> 1;
      if (compare(highs[middle], lows[middle], high, low) <= 0) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return owners[from];
  }

  /** After the innermost open range the one around it goes on. */
  private int close(List<Cidr> ranges, int[] open, int depth) {
    Cidr ended = ranges.get(open[depth - 1]);
    long low = ended.lastLow() + 1;
    long high = low == 0 ? ended.lastHigh() + 1 : ended.lastHigh();
    if (high != 0 || low != 0) {
      begin(high, low, depth > 1 ? open[depth - 2] : NONE);
    }
    return depth - 1;
  }

  /** An interval that begins where the last one does takes its place. */
  private void begin(long high, long low, int owner) {
    if (size > 0 && highs[size - 1] == high && lows[size - 1] == low) {
      size--;
    }
    highs[size] = high;
    lows[size] = low;
    owners[size++] = owner;
  }

  private static int compare(long highA, long lowA, long highB, long lowB) {
    int high = Long.compareUnsigned(highA, highB);
    return high != 0 ? high : Long.compareUnsigned(lowA, lowB);
  }
}
