package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Rule;
import java.time.Duration;

/** Which finding a time belongs to: parts of time, counted from the epoch, as long as the rule says. */
final class PeriodSlots {

  private static final long LONGEST = Saturating.micros(Duration.ofDays(366));
  private static final long SHORTEST = 1_000;

  private PeriodSlots() {}

  /** Number of a time's slot. */
  static long slot(Rule rule, long time) {
    long length = Saturating.micros(rule.suppress());
    return Math.floorDiv(time, Math.max(SHORTEST, Math.min(LONGEST, length)));
  }
}
