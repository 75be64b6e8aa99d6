package dev.cairn.testkit.simulator;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance, the same on every machine for the same seed. Each part of the world that must not disturb
 * another draws from dice of its own.
 */
final class Dice {

  private static final int STEPS = 4096;
  // log is slow and may differ in its last bit between machines: StrictMath, once
  private static final double[] EXPONENTIAL = new double[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      EXPONENTIAL[i] = -StrictMath.log((i + 0.5) / STEPS);
    }
  }

  private final SplittableRandom random;

  Dice(long seed, String purpose) {
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
  }

  boolean chance(double share) {
    return share > 0 && random.nextDouble() < share;
  }

  /** In [0, bound). */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  long between(long from, long to) {
    return from == to ? from : random.nextLong(from, to + 1);
  }

  /** Exponentially distributed with the given mean, at most some nine times as much. */
  long exponential(double mean) {
    return (long) (EXPONENTIAL[random.nextInt(STEPS)] * mean);
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  long bits() {
    return random.nextLong();
  }
}
