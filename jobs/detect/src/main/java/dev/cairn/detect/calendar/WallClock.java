package dev.cairn.detect.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local times as instants, epoch microseconds, where clocks are put forward and back. A time that
 * clocks skip is the moment at which they do; of a time that they show twice, what begins then
 * begins at the first and what ends then ends at the second. So a stretch of local time is one of
 * time, and has every moment at which the clock shows a time within it.
 */
final class WallClock {

  private WallClock() {}

  static long begin(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(local);
    return change == null || change.isGap()
        ? micros(change, local, rules)
        : micros(local, local.toEpochSecond(change.getOffsetBefore()));
  }

  static long end(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(local);
    return change == null || change.isGap()
        ? micros(change, local, rules)
        : micros(local, local.toEpochSecond(change.getOffsetAfter()));
  }

  private static long micros(
      ZoneOffsetTransition gap, LocalDateTime local, ZoneRules rules) {
    return gap == null
        ? micros(local, local.toEpochSecond(rules.getOffset(local)))
        : gap.toEpochSecond() * 1_000_000L;
  }

  private static long micros(LocalDateTime local, long seconds) {
    return seconds * 1_000_000L + local.getNano() / 1_000;
  }
}
