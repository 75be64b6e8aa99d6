package dev.cairn.detect.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * A date or a time of a calendar.
 *
 * @param local the time; of a date its first moment
 * @param isDate whether it is a date
 * @param zone whose; null for a date, and for a time that is said of no zone
 */
record IcsTime(LocalDateTime local, boolean isDate, ZoneId zone) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);
  private static final int DATE_LENGTH = 8;

  /**
   * Reads a value.
   *
   * @param zone name of its time zone; null for none
   * @throws IllegalArgumentException if it is none; says what is allowed
   */
  static IcsTime parse(String value, String zone) {
    try {
      if (value.length() == DATE_LENGTH) {
        return new IcsTime(LocalDate.parse(value, DATE).atStartOfDay(), true, null);
      }
      boolean utc = value.endsWith("Z");
      String local = utc ? value.substring(0, value.length() - 1) : value;
      return new IcsTime(
          LocalDateTime.parse(local, TIME), false, utc ? ZoneOffset.UTC : zone(zone));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "is %s; allowed: a date such as 20261224, a time such as 20261224T220000 or a time in UTC"
              .formatted(Faults.quote(value))
              + " such as 20261224T220000Z",
          e);
    }
  }

  private static ZoneId zone(String name) {
    if (name == null) {
      return null;
    }
    if (!Schedule.isZone(name)) {
      throw new IllegalArgumentException(
          "has the time zone %s; allowed: IANA names such as Europe/Berlin. What the file itself"
                  .formatted(Faults.quote(name))
              + " says of time zones is not used");
    }
    return ZoneId.of(name);
  }

  /** The same moment as the clock of a zone shows it; dates and times of no zone as they are. */
  LocalDateTime in(ZoneId other) {
    return zone == null || other == null || zone.equals(other)
        ? local
        : local.atZone(zone).withZoneSameInstant(other).toLocalDateTime();
  }
}
