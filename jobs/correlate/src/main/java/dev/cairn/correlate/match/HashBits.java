package dev.cairn.correlate.match;

/** Hashes of events, as short as they are kept. */
public final class HashBits {

  private static final int DIGITS = 16;
  private static final int RADIX = 16;

  private HashBits() {}

  /**
   * The first 64 bits of a hash.
   *
   * @param hexadecimal the hash, at least 16 digits
   * @throws IndexOutOfBoundsException if it has fewer
   * @throws NumberFormatException if one of them is no hexadecimal digit
   */
  public static long first64(String hexadecimal) {
    return Long.parseUnsignedLong(hexadecimal, 0, DIGITS, RADIX);
  }
}
