package dev.cairn.testkit.azure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in header fields, in whole seconds. */
final class GateTimes {

  // the JDK's own RFC_1123_DATE_TIME writes days of one digit
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private GateTimes() {}

  static String format(Instant time) {
    return WRITTEN.format(time);
  }

  /**
   * @param name of the header field, for the refusal
   */
  static Instant parse(String name, String text) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      throw GateRefusal.badHeader(name);
    }
  }
}
