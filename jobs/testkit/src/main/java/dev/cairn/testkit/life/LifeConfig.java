package dev.cairn.testkit.life;

import java.time.Instant;

/**
 * What to simulate.
 *
 * @param seed of all chance
 * @param start first moment; midnight UTC of a day
 * @param days how long, 1 to 366
 * @param users database users, services among them; 60 to 5,000
 * @param attacks how often each kind of attack is planted; 0 for none
 * @param historyDays days in the beginning without those attacks that only stand out against habits
 */
public record LifeConfig(
    long seed, Instant start, int days, int users, int attacks, int historyDays) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is not allowed
   */
  public LifeConfig {
    between("days", days, 1, 366);
    between("users", users, 60, 5_000);
    between("attacks", attacks, 0, 100);
    between("historyDays", historyDays, 0, days);
    if (start.getEpochSecond() % 86_400 != 0 || start.getNano() != 0) {
      throw new IllegalArgumentException(
          "start is " + start + ": give midnight UTC, such as 2026-10-05T00:00:00Z");
    }
  }

  /**
   * Thirty days of 500 users, each kind of attack three times, habits first for ten days. Clocks
   * change in Berlin on 25 October and in New York on 1 November.
   */
  public static LifeConfig defaults() {
    return new LifeConfig(1, Instant.parse("2026-10-05T00:00:00Z"), 30, 500, 3, 10);
  }

  /** The same with another seed. */
  public LifeConfig withSeed(long other) {
    return new LifeConfig(other, start, days, users, attacks, historyDays);
  }

  /** The same for other days; habits first for no more than a third of them. */
  public LifeConfig withDays(int other) {
    return new LifeConfig(seed, start, other, users, attacks, Math.min(historyDays, other / 3));
  }

  /** The same with other users. */
  public LifeConfig withUsers(int other) {
    return new LifeConfig(seed, start, days, other, attacks, historyDays);
  }

  /** The same with other attacks. */
  public LifeConfig withAttacks(int other) {
    return new LifeConfig(seed, start, days, users, other, historyDays);
  }

  long startMicros() {
    return Times.of(start);
  }

  long endMicros() {
    return startMicros() + days * Times.DAY;
  }

  private static void between(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d: %d to %d are allowed.".formatted(key, value, least, most));
    }
  }
}
