package dev.cairn.formats.record;

/** Numbers with a fraction, in whichever JSON form a log or a forwarder put them. */
public final class Decimals {

  // as long as the JSON parser lets a number be; no log comes near
  private static final int MAX_LENGTH = 1_000;
  // above it a double no longer says which integer it is
  private static final double MAX_WHOLE = 0x1p53;

  private Decimals() {}

  /**
   * The double nearest to a JSON number, or to a text that could be one.
   *
   * @return null if it is neither, or beyond a double's range
   */
  public static Double parse(Object value) {
    if (value instanceof Long number) {
      return number.doubleValue();
    }
    if (value instanceof JsonNumber number) {
      return finite(Double.parseDouble(number.text()));
    }
    return value instanceof String text && isPlain(text) ? parsePlain(text) : null;
  }

  /**
   * A quantity in a finer unit, rounded to the nearest whole number.
   *
   * @param each how many of the finer unit make one
   * @return null if it is no number, negative, or too large to be exact
   */
  public static Long scaled(Object value, long each) {
    Double number = parse(value);
    if (number == null || number < 0 || number * each >= MAX_WHOLE) {
      return null;
    }
    return Math.round(number * each);
  }

  /** A whole number from a least to a greatest value; null if it is none. */
  public static Integer whole(Object value, int min, int max) {
    Double number = parse(value);
    boolean fits =
        number != null && number == Math.rint(number) && number >= min && number <= max;
    return fits ? (Integer) number.intValue() : null;
  }

  // Java would also read NaN, hexadecimal digits, a type suffix and blanks
  private static boolean isPlain(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0;
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private static Double parsePlain(String text) {
    try {
      return finite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? (Double) number : null;
  }
}
