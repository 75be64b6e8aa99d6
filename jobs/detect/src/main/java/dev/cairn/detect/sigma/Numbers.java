package dev.cairn.detect.sigma;

import dev.cairn.detect.signal.FieldType;
import dev.cairn.schemas.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** Numbers as rules write them. */
final class Numbers {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");

  private Numbers() {}

  /** Reads a decimal number; null if it is none. */
  static Double read(String text) {
    return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
  }

  /** Reads a number, or where the field is of times an ISO 8601 time too; null if it is none. */
  static Double read(String text, FieldType type) {
    if (type == FieldType.TIME && text.endsWith("Z")) {
      try {
        return (double) Micros.of(Instant.parse(text));
      } catch (DateTimeException | ArithmeticException e) {
        return null;
      }
    }
    return read(text);
  }
}
