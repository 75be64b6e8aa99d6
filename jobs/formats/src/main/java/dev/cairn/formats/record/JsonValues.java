package dev.cairn.formats.record;

import java.util.List;

/** What a format may ask of a JSON value, whichever spelling its field had. */
public final class JsonValues {

  private static final int LONG_DIGITS = 18;

  private JsonValues() {}

  /** The text; null if it is JSON null or empty. */
  public static String text(String field, Object value) throws BadElement {
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      throw BadElement.bad(field, "a string");
    }
    return text.isEmpty() ? null : text;
  }

  /** The whole number, also from a string of digits; null if there is none or it does not fit. */
  public static Long number(String field, Object value) throws BadElement {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof JsonNumber number) {
      return number.asLong();
    }
    if (isBlank(value)) {
      return null;
    }
    if (value instanceof String text) {
      return parse(field, text);
    }
    throw BadElement.bad(field, "a number");
  }

  public static boolean isBlank(Object value) {
    return value == null || "".equals(value);
  }

  /** Whether the value is of a kind that {@link #text} and {@link #number} can read at all. */
  static boolean isNested(Object value) {
    return value instanceof JsonObject || value instanceof List;
  }

  /** A number that must fit an int column; null if it does not. */
  public static Integer fit(Long number, int max) {
    return number == null || number < 0 || number > max ? null : (Integer) number.intValue();
  }

  private static Long parse(String field, String text) throws BadElement {
    int from = text.charAt(0) == '-' ? 1 : 0;
    if (from == text.length()) {
      throw BadElement.bad(field, "a number");
    }
    long number = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw BadElement.bad(field, "a number");
      }
      if (i - from < LONG_DIGITS) {
        number = number * 10 + digit;
      }
    }
    if (text.length() - from > LONG_DIGITS) {
      return null;
    }
    return from == 1 ? -number : number;
  }
}
