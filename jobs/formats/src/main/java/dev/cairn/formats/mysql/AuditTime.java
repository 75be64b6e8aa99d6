package dev.cairn.formats.mysql;

import dev.cairn.formats.record.LocalClock;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;

/**
 * Reads the time stamps of MySQL's and Percona's audit logs: ISO 8601 with a T or a blank, then
 * {@code  UTC}, {@code Z}, or nothing.
 */
final class AuditTime {

  private static final String UTC = " UTC";
  // from here on a number of seconds since 1970 would be in the year 5138: it counts milliseconds
  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final long MICROS_FROM = MILLIS_FROM * 1_000;

  private final LocalClock clock;

  /**
   * Fixes how times without a zone are read.
   *
   * @param clock null for UTC
   */
  AuditTime(LocalClock clock) {
    this.clock = clock;
  }

  /** Null if the text is no time stamp. */
  Stamp parse(String text) {
    if (text.endsWith(UTC)) {
      return Timestamps.parseIso(text.substring(0, text.length() - UTC.length()));
    }
    Stamp stamp = Timestamps.parseIso(text);
    boolean local = stamp != null && clock != null && hasNoZone(text);
    return local ? toUtc(stamp) : stamp;
  }

  /** From a number since the epoch, whose unit its size tells; null if it is none. */
  static Stamp ofNumber(Long number) {
    if (number == null || number < 0) {
      return null;
    }
    if (number < MILLIS_FROM) {
      return new Stamp(number * Timestamps.MICROS_PER_SECOND, Timestamps.SECONDS);
    }
    return number < MICROS_FROM
        ? Timestamps.ofMillis(number)
        : new Stamp(number, Timestamps.MICROS);
  }

  private static boolean hasNoZone(String text) {
    int timeAt = Math.max(text.indexOf('T'), text.indexOf(' '));
    return !text.endsWith("Z") && text.indexOf('+') < 0 && text.indexOf('-', timeAt) < 0;
  }

  private Stamp toUtc(Stamp local) {
    long second = Math.floorDiv(local.epochMicros(), Timestamps.MICROS_PER_SECOND);
    long shift = clock.epochSecond(second) - second;
    return new Stamp(
        local.epochMicros() + shift * Timestamps.MICROS_PER_SECOND, local.precision());
  }
}
