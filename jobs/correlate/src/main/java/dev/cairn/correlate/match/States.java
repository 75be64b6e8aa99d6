package dev.cairn.correlate.match;

import java.util.Arrays;

/** Likelihoods by sets of statements, in the order in which the sets came; used again and again. */
final class States {

  private static final int NUMBER_BITS = 14;
  private static final int NUMBER = (1 << NUMBER_BITS) - 1;
  private static final int MOST_ROUNDS = (1 << 31 - NUMBER_BITS) - 1;
  // sets of the first so many statements stand where their bits say, so that most are found at the
  // first look
  private static final int PLACE_BITS = 15;
  private static final int PLACE = (1 << PLACE_BITS) - 1;
  // so many are followed whatever their likelihood
  private static final int FEW = 32;
  private static final double NEXT_TO_NOTHING = 1e-6;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  int count;
  long[] state = new long[64];
  double[] value = new double[64];
  // the round and the number of the set that stands there; nothing if the round is an earlier one
  private final int[] place = new int[PLACE + 1];
  private int round;
  private double[] scratch = {};

  /**
   * Takes the next record's pairs: which sets the ways become, how likely each is, and by which way
   * each came. There is room for 256 ways of 62 pairs.
   *
   * @param before the ways up to the record; gets what they become
   * @param first of the record's pairs; they go up to {@code end}, exclusive
   * @param bit of each pair, its statement; 0 if that is not followed
   * @param odds of each pair
   * @param alone how likely it is to leave the record alone
   * @param open the statements that come again after the record, and those not yet met
   */
  void step(
      Layer before, int first, int end, long[] bit, double[] odds, double alone, long open) {
    room(before.step(end - first));
    if (++round > MOST_ROUNDS) {
      Arrays.fill(place, 0);
      round = 1;
    }
    count = 0;
    short[] becomes = before.becomes;
    int at = 0;
    for (int s = 0; s < before.count; s++) {
      long way = before.state[s];
      double forward = before.forward[s];
      becomes[at++] = (short) add(way & open, forward * alone);
      for (int i = first; i < end; i++) {
        long taken = bit[i];
        becomes[at++] =
            taken != 0 && (way & taken) == 0
                ? (short) add((way | taken) & open, forward * odds[i])
                : Layer.NOTHING;
      }
    }
  }

  /** The sets' numbers are from 1. */
  private int add(long key, double more) {
    int at = (int) (key ^ (key >>> PLACE_BITS) * MIX >>> 40) & PLACE;
    int found = place[at];
    while (found >>> NUMBER_BITS == round) {
      int number = found & NUMBER;
      if (state[number] == key) {
        value[number] += more;
        return number + 1;
      }
      at = at + 1 & PLACE;
      found = place[at];
    }
    place[at] = round << NUMBER_BITS | count;
    state[count] = key;
    value[count] = more;
    return ++count;
  }

  private void room(int most) {
    if (state.length < most) {
      state = new long[Math.max(most, 2 * state.length)];
      value = new double[state.length];
    }
  }

  /**
   * Which likelihood those reach that are worth following: the so many greatest, as far as they are
   * not next to nothing beside the greatest. Of a few, all are.
   */
  double least(int most) {
    if (count <= FEW) {
      return Double.NEGATIVE_INFINITY;
    }
    double greatest = 0;
    for (int s = 0; s < count; s++) {
      greatest = Math.max(greatest, value[s]);
    }
    double least = greatest * NEXT_TO_NOTHING;
    if (count <= most) {
      return least;
    }
    if (scratch.length < count) {
      scratch = new double[value.length];
    }
    int worth = 0;
    for (int s = 0; s < count; s++) {
      if (value[s] >= least) {
        scratch[worth++] = value[s];
      }
    }
    return worth <= most ? least : Selection.smallest(scratch, worth, worth - most);
  }
}
