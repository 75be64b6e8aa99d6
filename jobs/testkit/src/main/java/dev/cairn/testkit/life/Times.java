package dev.cairn.testkit.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Epoch microseconds. */
final class Times {

  static final long MILLI = 1_000;
  static final long SECOND = 1_000_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  private Times() {}

  static long of(Instant time) {
    return time.getEpochSecond() * SECOND + time.getNano() / 1_000;
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
  }

  /** A time on a clock there; in a gap of daylight saving the time after it. */
  static long at(LocalDate date, LocalTime time, ZoneId zone) {
    return of(date.atTime(time).atZone(zone).toInstant());
  }

  static LocalDate date(long micros, ZoneId zone) {
    return instant(micros).atZone(zone).toLocalDate();
  }
}
