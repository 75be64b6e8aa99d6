package dev.cairn.correlate.match;

import java.util.Arrays;

/** The ways so far, by which statements they have taken, with their likelihoods. */
final class Layer {

  private static final int NONE = -1;

  int count;
  long[] state = new long[4];
  double[] forward = new double[4];
  double[] backward = new double[4];
  // place of each state by hash, plus one; empty while there are few
  private int[] places = {};

  // the record that comes next: its pairs, and the statements that do not come again after it
  int first;
  int end;
  long closing;
  // likelihood of leaving it alone, on the scale of its pairs
  double alone;

  private static final int FEW = 12;

  void start() {
    clear();
    add(0, 1);
  }

  void clear() {
    count = 0;
    if (places.length > 0) {
      Arrays.fill(places, 0);
    }
  }

  void add(long key, double likelihood) {
    int at = find(key);
    if (at != NONE) {
      forward[at] += likelihood;
      return;
    }
    if (count == state.length) {
      state = Arrays.copyOf(state, 2 * count);
      forward = Arrays.copyOf(forward, 2 * count);
      backward = new double[2 * count];
    }
    state[count] = key;
    forward[count++] = likelihood;
    if (count > FEW) {
      index();
    }
  }

  double backwardOf(long key) {
    int at = find(key);
    return at == NONE ? 0 : backward[at];
  }

  /** Makes the likelihoods' sum one; forgets the least of more than so many. */
  void normalize(int most, Layer scratch) {
    if (count > most) {
      double[] sorted = Arrays.copyOf(forward, count);
      Arrays.sort(sorted);
      double least = sorted[count - most];
      scratch.clear();
      for (int s = 0; s < count && scratch.count < most; s++) {
        if (forward[s] >= least) {
          scratch.add(state[s], forward[s]);
        }
      }
      clear();
      for (int s = 0; s < scratch.count; s++) {
        add(scratch.state[s], scratch.forward[s]);
      }
    }
    double sum = 0;
    for (int s = 0; s < count; s++) {
      sum += forward[s];
    }
    for (int s = 0; s < count; s++) {
      forward[s] /= sum;
    }
  }

  private int find(long key) {
    if (count <= FEW) {
      for (int s = 0; s < count; s++) {
        if (state[s] == key) {
          return s;
        }
      }
      return NONE;
    }
    int mask = places.length - 1;
    for (int at = slot(key, mask); places[at] != 0; at = (at + 1) & mask) {
      if (state[places[at] - 1] == key) {
        return places[at] - 1;
      }
    }
    return NONE;
  }

  private void index() {
    boolean grown = places.length < 4 * count;
    if (grown || count == FEW + 1) {
      places = grown ? new int[Integer.highestOneBit(count) * 8] : places;
      Arrays.fill(places, 0);
      for (int s = 0; s < count; s++) {
        put(s);
      }
    } else {
      put(count - 1);
    }
  }

  private void put(int place) {
    int mask = places.length - 1;
    int at = slot(state[place], mask);
    while (places[at] != 0) {
      at = (at + 1) & mask;
    }
    places[at] = place + 1;
  }

  private static int slot(long key, int mask) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ mixed >>> 32) & mask;
  }
}
