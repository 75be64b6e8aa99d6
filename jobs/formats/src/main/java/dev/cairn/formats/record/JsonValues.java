package dev.cairn.formats.record;

/** What a format may ask of a JSON value, whichever spelling its field had. */
public final class JsonValues {

  private static final int LONG_DIGITS = 18;

  private JsonValues() {}

  /**
   * The text; null if it is JSON null or empty.
   *
   * @param field what the field is called where it is refused
   * @throws BadElement if it is no text
   */
  public static String text(String field, Object value) throws BadElement {
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      throw BadElement.bad(field, "a string");
    }
    return text.isEmpty() ? null : text;
  }

  /**
   * The whole number, also from a string of digits; null if there is none or it does not fit.
   *
   * @param field what the field is called where it is refused
   * @throws BadElement if it is neither a number nor a string of digits
   */
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

  /** Whether a value says nothing: null, JSON null or an empty text. */
  public static boolean isBlank(Object value) {
    return value == null || "".equals(value);
  }

  /**
   * A number that must fit an int column.
   *
   * @param number null gives null
   * @return null if it is negative or above the maximum
   */
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
