package dev.cairn.correlate.reference;

/**
 * Reads addresses without making an object: what is read goes to a target. Takes the text forms of
 * RFC 4291 and dotted IPv4 without leading zeros; an IPv4-mapped IPv6 address is the IPv4 address.
 * Zones ({@code fe80::1%eth0}) and host names are no addresses.
 */
final class AddressText {

  /** What takes an address. */
  interface Target {
    /** Takes the 32 bits of an IPv4 address. */
    int v4(long address);

    /** Takes the 128 bits of an IPv6 address. */
    int v6(long high, long low);
  }

  static final int NO_ADDRESS = Integer.MIN_VALUE;

  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;
  private static final int GROUP_MAX = 0xffff;
  private static final int HALF = 4;
  private static final long MAPPED = 0xffffL;
  private static final long V4_MASK = 0xffff_ffffL;

  private AddressText() {}

  /** What the target answered, or {@link #NO_ADDRESS}. */
  static int parse(String text, Target target) {
    if (text.indexOf(':') < 0) {
      long address = dotted(text, 0);
      return address < 0 ? NO_ADDRESS : target.v4(address);
    }
    return groups(text, target);
  }

  private static int groups(String text, Target target) {
    long high = 0;
    long low = 0;
    int count = 0;
    int gap = -1;
    int at = 0;
    int length = text.length();
    if (text.startsWith("::")) {
      gap = 0;
      at = 2;
    }
    while (at < length) {
      int end = groupEnd(text, at);
      if (end < length && text.charAt(end) == '.') {
        long dotted = count > GROUPS - 2 ? -1 : dotted(text, at);
        if (dotted < 0) {
          return NO_ADDRESS;
        }
        high = high << (2 * GROUP_BITS) | low >>> (2 * GROUP_BITS);
        low = low << (2 * GROUP_BITS) | dotted;
        count += 2;
        at = length;
        break;
      }
      int group = group(text, at, end);
      if (group < 0 || count == GROUPS) {
        return NO_ADDRESS;
      }
      high = high << GROUP_BITS | low >>> (Long.SIZE - GROUP_BITS);
      low = low << GROUP_BITS | group;
      count++;
      at = end;
      if (at < length) {
        // groupEnd stops at a colon only
        if (text.startsWith("::", at)) {
          if (gap >= 0) {
            return NO_ADDRESS;
          }
          gap = count;
          at += 2;
        } else if (++at == length) {
          return NO_ADDRESS;
        }
      }
    }
    if (gap < 0 ? count != GROUPS : count >= GROUPS) {
      return NO_ADDRESS;
    }
    return gap < 0 ? give(high, low, target) : spread(high, low, count - gap, count, target);
  }

  /** Puts the groups before the gap first, and zeros into the gap. */
  private static int spread(long high, long low, int after, int count, Target target) {
    long tailHigh = after <= HALF ? 0 : high & ones((after - HALF) * GROUP_BITS);
    long tailLow = after >= HALF ? low : low & ones(after * GROUP_BITS);
    long headHigh = high & ~tailHigh;
    long headLow = low & ~tailLow;
    int bits = (GROUPS - count) * GROUP_BITS;
    if (bits >= Long.SIZE) {
      headHigh = bits == 2 * Long.SIZE ? 0 : headLow << (bits - Long.SIZE);
      headLow = 0;
    } else {
      headHigh = headHigh << bits | headLow >>> (Long.SIZE - bits);
      headLow = headLow << bits;
    }
    return give(headHigh | tailHigh, headLow | tailLow, target);
  }

  private static int give(long high, long low, Target target) {
    return high == 0 && low >>> (2 * GROUP_BITS) == MAPPED
        ? target.v4(low & V4_MASK)
        : target.v6(high, low);
  }

  private static long ones(int bits) {
    return bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
  }

  private static int groupEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != ':' && text.charAt(at) != '.') {
      at++;
    }
    return at;
  }

  private static int group(String text, int from, int end) {
    if (end == from || end - from > HALF) {
      return -1;
    }
    int value = 0;
    for (int at = from; at < end; at++) {
      char c = text.charAt(at);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value & GROUP_MAX;
  }

  private static long dotted(String text, int from) {
    long address = 0;
    int at = from;
    for (int part = 0; part < 4; part++) {
      int start = at;
      int value = 0;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        value = value * 10 + text.charAt(at) - '0';
        if (++at - start > 3) {
          return -1;
        }
      }
      boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
      if (at == start || value > 255 || leadingZero) {
        return -1;
      }
      address = address << 8 | value;
      boolean last = part == 3;
      if (last ? at != text.length() : at == text.length() || text.charAt(at++) != '.') {
        return -1;
      }
    }
    return address;
  }
}
