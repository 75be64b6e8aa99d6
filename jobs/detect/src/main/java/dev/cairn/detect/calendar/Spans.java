package dev.cairn.detect.calendar;

import java.util.Arrays;

/** Stretches of time, begin inclusive and end exclusive, in order; none overlap. Immutable. */
final class Spans {

  static final long NONE = Long.MIN_VALUE;

  private final long[] begins;
  private final long[] ends;

  /** Takes the arrays, which nobody may change any more. */
  Spans(long[] begins, long[] ends) {
    this.begins = begins;
    this.ends = ends;
  }

  boolean contains(long time) {
    int at = at(time);
    return at >= 0 && time < ends[at];
  }

  /** The latest end that is not after a time; {@link #NONE} if there is none. */
  long endBefore(long time) {
    int at = at(time);
    if (at >= 0 && ends[at] > time) {
      at--;
    }
    return at < 0 ? NONE : ends[at];
  }

  /** The earliest begin after a time; {@link #NONE} if there is none. */
  long beginAfter(long time) {
    int at = at(time) + 1;
    return at == begins.length ? NONE : begins[at];
  }

  /** The last stretch that begins at the time or before; -1 if there is none. */
  private int at(long time) {
    int found = Arrays.binarySearch(begins, time);
    return found >= 0 ? found : -found - 2;
  }
}
