package dev.cairn.correlate.slice;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a server's time is cut.
 *
 * @param length of a slice: the longer, the more the matcher can learn of clocks and habits, and
 *     the more one task must hold
 * @param margin how far a slice looks over its ends: more than clocks differ and logs are coarse
 * @param hold how much longer a slice waits, for statements that end long after they began: one
 *     that runs longer than this is looked for at its end alone
 */
public record SliceConfig(Duration length, Duration margin, Duration hold)
    implements Serializable {

  /** A minute, five seconds to each side, and a minute of waiting. */
  public static final SliceConfig DEFAULT =
      new SliceConfig(Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofMinutes(1));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the length is under a second or the margin over the length
   */
  public SliceConfig {
    require(length.compareTo(Duration.ofSeconds(1)) >= 0, "length", length, "PT1S or more");
    require(
        !margin.isNegative() && margin.compareTo(length) <= 0,
        "margin",
        margin,
        "PT0S up to the length of a slice");
    require(!hold.isNegative(), "hold", hold, "PT0S or more");
  }

  private static void require(boolean holds, String name, Duration value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException("slice " + name + " is " + value + ": give " + allowed);
    }
  }
}
