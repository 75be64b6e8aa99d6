package dev.cairn.archive.chain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** The one form of a time in manifests: UTC, microseconds, {@code 2026-11-22T19:00:00.000000Z}. */
final class Times {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  static String format(Instant time) {
    return FORM.format(time);
  }

  /** Reads the form; any other is an IllegalArgumentException. */
  static Instant parse(String what, String text) {
    try {
      return FORM.parse(text, Instant::from);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(what + " must be like 2026-11-22T19:00:00.000000Z");
    }
  }
}
