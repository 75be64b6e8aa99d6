package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Rule;
import java.time.Duration;

/** Which finding a time belongs to: parts of time, counted from the epoch, as long as the rule says. */
final class PeriodSlots {

  private static final long LONGEST = Saturating.micros(Duration.ofDays(366));
  private static final long SHORTEST = 1_000;

  private PeriodSlots() {}

  /** Begin of a time's slot. */
  static long start(Rule rule, long time) {
    return Saturating.minus(time, Math.floorMod(time, length(rule)));
  }

  /** Length of all slots, microseconds. */
  static long length(Rule rule) {
    return Math.max(SHORTEST, Math.min(LONGEST, Saturating.micros(rule.suppress())));
  }
}
