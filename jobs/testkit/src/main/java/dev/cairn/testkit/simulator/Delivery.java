package dev.cairn.testkit.simulator;

import java.time.Duration;

/**
 * How a log's records reach Kafka.
 *
 * @param least shortest delay
 * @param most longest delay: each record's is drawn evenly between the two, so that records
 *     overtake one another if they differ
 * @param lost share of the records that never arrive
 * @param doubled share of the records that arrive twice, the second with a delay of its own
 */
public record Delivery(Duration least, Duration most, double lost, double doubled) {

  /** At once, once, whole. */
  public static final Delivery PERFECT = new Delivery(Duration.ZERO, Duration.ZERO, 0, 0);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Delivery {
    Duration day = Duration.ofDays(1);
    Allowed.duration("delivery.least", least, Duration.ZERO, day);
    Allowed.duration("delivery.most", most, least, day);
    Allowed.share("delivery.lost", lost);
    Allowed.share("delivery.doubled", doubled);
  }

  /** Between two delays, once, whole. */
  public static Delivery delayed(Duration least, Duration most) {
    return new Delivery(least, most, 0, 0);
  }

  /** The same with another share lost. */
  public Delivery withLost(double value) {
    return new Delivery(least, most, value, doubled);
  }

  /** The same with another share doubled. */
  public Delivery withDoubled(double value) {
    return new Delivery(least, most, lost, value);
  }
}
