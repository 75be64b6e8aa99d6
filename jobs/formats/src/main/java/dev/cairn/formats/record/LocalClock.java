package dev.cairn.formats.record;

import dev.cairn.formats.record.Timestamps.Stamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns the wall-clock time of a zone into UTC, for logs that name no zone. In an hour that the
 * zone repeats or skips, the offset before the change is taken.
 */
public final class LocalClock {

  private final ZoneRules rules;

  /**
   * The clock of a zone.
   *
   * @throws NullPointerException if the zone is null
   */
  public LocalClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** A time stated in whole seconds. Parts outside the calendar, -1 among them, give null. */
  public Stamp stamp(int year, int month, int day, int hour, int minute, int second) {
    long local = Timestamps.epochSecond(year, month, day, hour, minute, second);
    if (local == Long.MIN_VALUE) {
      return null;
    }
    return new Stamp(epochSecond(local) * Timestamps.MICROS_PER_SECOND, Timestamps.SECONDS);
  }

  /**
   * Seconds since the epoch of a local date and time.
   *
   * @param localSecond what the seconds would be if the zone were UTC
   */
  public long epochSecond(long localSecond) {
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
