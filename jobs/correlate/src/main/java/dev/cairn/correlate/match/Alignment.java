package dev.cairn.correlate.match;

import java.util.Arrays;

/**
 * Lays two sequences beside each other so that what is equal meets, as much of it and as rare as
 * possible, without crossing: what is lost on either side shifts nothing behind it. Each is looked
 * for around the same share of the other sequence, not everywhere. Used again and again.
 */
final class Alignment {

  /** Takes pairs of places, the last ones first. */
  interface Pairs {
    void add(int one, int other);
  }

  /** How far to either side of its share a place is looked for. */
  static final int BAND = 48;

  private static final byte BOTH = 0;
  private static final byte ONE = 1;
  private static final byte OTHER = 2;

  // by place in the band, the worth of the best so far
  private double[] best = {};
  private double[] above = {};
  // by place of the one, then in the band, which way the best came
  private byte[] from = {};
  private int width;
  private int half;
  private int ones;
  private int others;

  /**
   * Finds the pairs.
   *
   * @param one numbers, of which those below 0 equal nothing
   * @param other numbers of the same kind
   * @param weight by number, what a pair of it is worth
   */
  void align(int[] one, int ones, int[] other, int others, double[] weight, Pairs pairs) {
    if (ones == 0 || others == 0) {
      return;
    }
    this.ones = ones;
    this.others = others;
    half = BAND + others / ones;
    width = 2 * half + 1;
    room();
    Arrays.fill(above, 0, width, 0);
    for (int i = 0; i < ones; i++) {
      int left = left(i);
      int shift = i == 0 ? 0 : left - left(i - 1);
      for (int k = 0; k < width; k++) {
        int j = left + k;
        double value = above(k + shift);
        byte way = ONE;
        if (j >= 0 && j < others && one[i] >= 0 && one[i] == other[j]) {
          double paired = above(k + shift - 1) + weight[one[i]];
          if (paired >= value) {
            value = paired;
            way = BOTH;
          }
        }
        if (k > 0 && best[k - 1] > value) {
          value = best[k - 1];
          way = OTHER;
        }
        best[k] = value;
        from[i * width + k] = way;
      }
      double[] swapped = above;
      above = best;
      best = swapped;
    }
    walk(pairs);
  }

  /** Nothing was found left of the band, and nothing is known right of it. */
  private double above(int k) {
    return k < 0 ? 0 : k < width ? above[k] : Double.NEGATIVE_INFINITY;
  }

  private void walk(Pairs pairs) {
    int i = ones - 1;
    int j = others - 1;
    while (i >= 0 && j >= 0 && j >= left(i)) {
      switch (from[i * width + j - left(i)]) {
        case BOTH -> pairs.add(i--, j--);
        case ONE -> i--;
        default -> j--;
      }
    }
  }

  /** Where the band begins. */
  private int left(int i) {
    return (int) ((long) i * others / ones) - half;
  }

  private void room() {
    if (best.length < width) {
      best = new double[width];
      above = new double[width];
    }
    if (from.length < ones * width) {
      from = new byte[Math.max(ones * width, 2 * from.length)];
    }
  }
}
