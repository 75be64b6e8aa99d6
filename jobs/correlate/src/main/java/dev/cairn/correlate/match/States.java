package dev.cairn.correlate.match;

import java.util.Arrays;

/** Numbers by sets of statements, in the order in which the sets came; used again and again. */
final class States {

  private static final int FEW = 8;

  int count;
  long[] state = new long[64];
  double[] value = new double[64];
  // place of a set by its hash; valid where the stamp is this round's
  private int[] place = new int[256];
  private int[] stamp = new int[256];
  private int round;

  void clear() {
    count = 0;
    round++;
  }

  void add(long key, double more) {
    int at = find(key);
    if (at >= 0) {
      value[at] += more;
      return;
    }
    if (count == state.length) {
      state = Arrays.copyOf(state, 2 * count);
      value = Arrays.copyOf(value, 2 * count);
    }
    state[count] = key;
    value[count] = more;
    if (++count > FEW) {
      index();
    }
  }

  /** The number of a set; 0 if it never came. */
  double of(long key) {
    int at = find(key);
    return at < 0 ? 0 : value[at];
  }

  /** Which value the so many greatest reach. */
  double least(int most) {
    if (count <= most) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] sorted = Arrays.copyOf(value, count);
    Arrays.sort(sorted);
    return sorted[count - most];
  }

  private int find(long key) {
    if (count <= FEW) {
      for (int s = 0; s < count; s++) {
        if (state[s] == key) {
          return s;
        }
      }
      return -1;
    }
    int mask = place.length - 1;
    for (int at = slot(key, mask); stamp[at] == round; at = (at + 1) & mask) {
      if (state[place[at]] == key) {
        return place[at];
      }
    }
    return -1;
  }

  private void index() {
    if (place.length < 4 * count) {
      place = new int[8 * Integer.highestOneBit(count)];
      stamp = new int[place.length];
      round = 1;
      putAll();
    } else if (count == FEW + 1) {
      putAll();
    } else {
      put(count - 1);
    }
  }

  private void putAll() {
    for (int s = 0; s < count; s++) {
      put(s);
    }
  }

  private void put(int number) {
    int mask = place.length - 1;
    int at = slot(state[number], mask);
    while (stamp[at] == round) {
      at = (at + 1) & mask;
    }
    place[at] = number;
    stamp[at] = round;
  }

  private static int slot(long key, int mask) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ mixed >>> 32) & mask;
  }
}
