package dev.cairn.correlate.match;

import java.util.Arrays;

/** Medians of a value and its neighbours in a sequence, from left to right. */
final class SlidingMedian {

  private final double[] values;
  private final int neighbours;
  // those of the neighbourhood, sorted
  private final double[] near;
  private int from;
  private int to;

  SlidingMedian(double[] values, int neighbours) {
    this.values = values;
    this.neighbours = neighbours;
    this.near = new double[2 * neighbours + 2];
  }

  /**
   * The upper median around a place.
   *
   * @param around from 0 to the number of values, not before the last one asked for
   */
  double around(int around) {
    slide(around);
    return to == from ? nearest(around) : near[(to - from) / 2];
  }

  /** The same without the value at the place itself. */
  double without(int around) {
    slide(around);
    int found = to - from - 1;
    if (found <= 0) {
      return nearest(around);
    }
    int own = Arrays.binarySearch(near, 0, to - from, values[around]);
    return near[found / 2 < own ? found / 2 : found / 2 + 1];
  }

  private double nearest(int around) {
    return values.length == 0 ? 0 : values[Math.min(around, values.length - 1)];
  }

  private void slide(int around) {
    int end = Math.min(values.length, around + neighbours + 1);
    while (to < end) {
      add(values[to]);
      to++;
    }
    int begin = Math.max(0, around - neighbours);
    while (from < begin) {
      remove(values[from]);
      from++;
    }
  }

  private void add(double value) {
    int at = to - from;
    while (at > 0 && near[at - 1] > value) {
      near[at] = near[--at];
    }
    near[at] = value;
  }

  private void remove(double value) {
    int last = to - from - 1;
    int at = Arrays.binarySearch(near, 0, last + 1, value);
    System.arraycopy(near, at + 1, near, at, last - at);
  }
}
