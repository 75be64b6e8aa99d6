package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.MatchTimes;
import java.time.Duration;

/**
 * What must be known to tell ports and connections apart.
 *
 * @param clockSlack how far the clocks of flow logs, servers and those who poll may be apart, and
 *     how long a login may take. Too small, and ties are missed; too large, and fewer are unique
 * @param pollSlack how long the answer to a poll may take: what it tells of was true some time in
 *     that span before it came
 * @param idleEnd after so long without a sign a port is no longer followed
 * @param most of ports, of logins and of polls that are kept for a server: the oldest go first
 */
public record AnchorConfig(
    Duration clockSlack, Duration pollSlack, Duration idleEnd, int most) {

  /** A quarter of a second each, eight hours, 20,000. */
  public static final AnchorConfig DEFAULT =
      new AnchorConfig(
          Duration.ofMillis(250), Duration.ofMillis(250), Duration.ofHours(8), 20_000);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a duration is not above zero, or the number below 1
   */
  public AnchorConfig {
    check("clockSlack", clockSlack);
    check("pollSlack", pollSlack);
    check("idleEnd", idleEnd);
    if (most < 1) {
      throw new IllegalArgumentException("most is " + most + ": give at least 1, such as 20000");
    }
  }

  long clockSlackMicros() {
    return MatchTimes.micros(clockSlack);
  }

  long pollSlackMicros() {
    return MatchTimes.micros(pollSlack);
  }

  long idleEndMicros() {
    return MatchTimes.micros(idleEnd);
  }

  private static void check(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give a duration above zero, such as PT0.25S");
    }
  }
}
