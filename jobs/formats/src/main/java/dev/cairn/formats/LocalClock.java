package dev.cairn.formats;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The clock of a server that writes its local time. In an hour that the zone repeats or skips, the
 * offset before the change is taken.
 */
final class LocalClock {

  private final ZoneRules rules;

  LocalClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /**
   * Seconds since the epoch of a local date and time.
   *
   * @param localSecond what the seconds would be if the zone were UTC
   */
  long epochSecond(long localSecond) {
    return localSecond - offsetSeconds(localSecond);
  }

  private int offsetSeconds(long localSecond) {
    if (rules.isFixedOffset()) {
      return rules.getOffset(Instant.EPOCH).getTotalSeconds();
    }
    LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(local);
    ZoneOffset offset = change == null ? rules.getOffset(local) : change.getOffsetBefore();
    return offset.getTotalSeconds();
  }
}
