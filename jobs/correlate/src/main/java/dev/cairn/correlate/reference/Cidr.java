package dev.cairn.correlate.reference;

/**
 * A range of addresses: all that begin with the same bits. IPv4 addresses stand in the last 32 of
 * 128 bits, and prefix counts those before them as well.
 *
 * @param v4 whether it is of IPv4
 * @param high the first 64 bits of its first address
 * @param low the last 64 bits
 * @param prefix how many bits all its addresses share, from 0 (96 for IPv4) to 128
 */
record Cidr(boolean v4, long high, long low, int prefix) {

  private static final int BITS = 128;
  private static final int BEFORE_V4 = 96;

  /**
   * Reads {@code 10.0.1.0/24}, {@code fd00::/64}, or an address alone.
   *
   * @throws IllegalArgumentException if it is neither, or has bits behind the prefix; says what is
   *     allowed instead
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    Address address = new Address();
    if (AddressText.parse(slash < 0 ? text : text.substring(0, slash), address)
        == AddressText.NO_ADDRESS) {
      throw new IllegalArgumentException(
          "an address such as 10.0.1.4 or fd00::4, or a range of them");
    }
    int before = address.v4 ? BEFORE_V4 : 0;
    int prefix = slash < 0 ? BITS : before + Integer.parseInt(text.substring(slash + 1));
    if (prefix > BITS) {
      throw new IllegalArgumentException("a prefix of at most " + (BITS - before) + " bits");
    }
    Cidr cidr = new Cidr(address.v4, address.high, address.low, prefix);
    if ((address.high & ~cidr.highMask()) != 0 || (address.low & ~cidr.lowMask()) != 0) {
      throw new IllegalArgumentException(
          "no bit set behind the prefix: give the first address of the range, or a longer prefix");
    }
    return cidr;
  }

  boolean contains(long otherHigh, long otherLow) {
    return (otherHigh & highMask()) == high && (otherLow & lowMask()) == low;
  }

  long lastHigh() {
    return high | ~highMask();
  }

  long lastLow() {
    return low | ~lowMask();
  }

  private long highMask() {
    return mask(Math.min(prefix, Long.SIZE));
  }

  private long lowMask() {
    return mask(Math.max(prefix - Long.SIZE, 0));
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (Long.SIZE - bits);
  }

  private static final class Address implements AddressText.Target {
    private boolean v4;
    private long high;
    private long low;

    @Override
    public int v4(long address) {
      v4 = true;
      low = address;
      return 0;
    }

    @Override
    public int v6(long highBits, long lowBits) {
      high = highBits;
      low = lowBits;
      return 0;
    }
  }
}
