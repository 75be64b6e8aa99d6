package dev.cairn.testkit.life;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance, the same on every machine for the same seed. Everybody draws from their own, so that what
 * one does disturbs no one else: an attack that is left out changes nothing of the life around it but
 * the numbers of ports and sessions, and delays.
 */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed, String whose) {
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + whose.hashCode());
  }

  boolean happens(double share) {
    return share > 0 && random.nextDouble() < share;
  }

  /** In [0, 1). */
  double unit() {
    return random.nextDouble();
  }

  /** In [0, bound). */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  long between(long from, long to) {
    return from >= to ? from : random.nextLong(from, to + 1);
  }

  long exponential(double mean) {
    return (long) (-StrictMath.log(1 - random.nextDouble()) * mean);
  }

  double normal(double mean, double deviation) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return mean + deviation * radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  /** Half of all lie below the median; a few far above. */
  long logNormal(double median, double sigma) {
    return (long) (median * StrictMath.exp(normal(0, sigma)));
  }

  /** In [0, bound): few numbers often, most of them rarely (Zipf's law, about). */
  int zipf(int bound) {
    int drawn = (int) StrictMath.pow(bound + 1, random.nextDouble()) - 1;
    return Math.min(Math.max(drawn, 0), bound - 1);
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    while (text.length() < digits) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
