package dev.cairn.formats.record;

/**
 * A JSON number that is not a plain 64-bit integer, as it stands in the record.
 *
 * @param text its digits, unchanged
 */
public record JsonNumber(String text) {

  private static final int MOST_LONG_DIGITS = Long.toString(Long.MIN_VALUE).length();

  /** A whole number of many digits: a {@link Long} if it fits one, else a {@code JsonNumber}. */
  public static Object whole(String digits) {
    if (digits.length() <= MOST_LONG_DIGITS) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException e) {
        // just beyond the largest
      }
    }
    return new JsonNumber(digits);
  }

  /** The number as a long: {@code 41.0} is 41. Null if it is no whole number that fits. */
  Long asLong() {
    double value = Double.parseDouble(text);
    // above 2^53 a double no longer says which integer it is
    return value == Math.rint(value) && Math.abs(value) < 0x1p53 ? (long) value : null;
  }
}
