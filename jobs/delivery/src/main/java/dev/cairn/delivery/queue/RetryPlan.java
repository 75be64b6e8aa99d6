package dev.cairn.delivery.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and when something is tried again: after {@code firstDelay}, then each time after twice
 * as long, up to {@code maxDelay}; of each a random part between half and all, so that many that
 * failed together don't come back together.
 *
 * @param attempts at most so many tries, the first one included
 * @param giveUpAfter no try later than so long after the first
 * @param firstDelay after the first failure
 * @param maxDelay the longest
 */
public record RetryPlan(int attempts, Duration giveUpAfter, Duration firstDelay, Duration maxDelay) {

  private static final int MANY_DOUBLINGS = 40;

  /** What is in force where a receiver says nothing else: about an hour of tries. */
  public static final RetryPlan DEFAULT =
      new RetryPlan(20, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofMinutes(5));

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public RetryPlan {
    if (attempts < 1
        || giveUpAfter.isNegative()
        || firstDelay.toMillis() < 1
        || maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "retry is %d attempts, give_up_after %s, first_delay %s, max_delay %s; allowed: 1 or more,"
              .formatted(attempts, giveUpAfter, firstDelay, maxDelay)
              + " PT0S or more, PT0.001S or more, first_delay or more");
    }
  }

  /** Milliseconds to wait after so many failures in a row. */
  long delay(int failures, RandomGenerator random) {
    int doublings = Math.min(MANY_DOUBLINGS, failures - 1);
    long most = maxDelay.toMillis();
    long first = Math.min(most, firstDelay.toMillis());
    long full = doublings > Long.numberOfLeadingZeros(first) - 2 ? most : first << doublings;
    long delay = Math.min(most, full);
    return delay - random.nextLong(delay / 2 + 1);
  }

  boolean isOver(int tries, long sinceFirstMillis) {
    return tries >= attempts || sinceFirstMillis >= giveUpAfter.toMillis();
  }
}
