package dev.cairn.formats.network;

import java.util.Arrays;

/**
 * Reads addresses in the textual forms of RFC 4291, and IPv4 in four decimal parts. Never asks a
 * name server, whatever the text is.
 */
final class IpAddress {

  /** Bytes of any address: IPv4 takes its IPv4-mapped form, {@code ::ffff:a.b.c.d}. */
  static final int SIZE = 16;

  private static final int MAPPED_PREFIX = 12;
  private static final int V4_SIZE = 4;

  private IpAddress() {}

  /**
   * Writes the {@value #SIZE} bytes of an address; all spellings of one address give the same.
   *
   * @return false if the text is no address; the bytes may be anything then
   */
  static boolean write(String text, byte[] out, int at) {
    if (text.indexOf(':') >= 0) {
      return writeV6(text, out, at);
    }
    Arrays.fill(out, at, at + MAPPED_PREFIX - 2, (byte) 0);
    Arrays.fill(out, at + MAPPED_PREFIX - 2, at + MAPPED_PREFIX, (byte) 0xFF);
    return writeV4(text, 0, out, at + MAPPED_PREFIX);
  }

  private static boolean writeV4(String text, int from, byte[] out, int at) {
    int parts = 0;
    int digits = 0;
    int value = 0;
    for (int i = from; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (digits == 0 || value > 0xFF || parts == V4_SIZE) {
          return false;
        }
        out[at + parts++] = (byte) value;
        digits = 0;
        value = 0;
      } else if (c < '0' || c > '9' || ++digits > 3) {
        return false;
      } else {
        value = value * 10 + (c - '0');
      }
    }
    return parts == V4_SIZE;
  }

  private static boolean writeV6(String text, byte[] out, int at) {
    int length = text.length();
    int written = 0;
    boolean leadingGap = text.startsWith("::");
    int gap = leadingGap ? 0 : -1;
    int i = leadingGap ? 2 : 0;
    while (i < length) {
      int end = i;
      int value = 0;
      for (int digit; end < length && (digit = hexDigit(text.charAt(end))) >= 0; end++) {
        value = value << 4 | digit;
      }
      if (end < length && text.charAt(end) == '.') {
        // the last 32 bits, written as IPv4
        if (written > SIZE - V4_SIZE || !writeV4(text, i, out, at + written)) {
          return false;
        }
        written += V4_SIZE;
        break;
      }
      if (end == i || end - i > 4 || written == SIZE) {
        return false;
      }
      out[at + written++] = (byte) (value >> 8);
      out[at + written++] = (byte) value;
      if (end == length) {
        break;
      }
      if (text.charAt(end) != ':' || (i = end + 1) == length) {
        return false;
      }
      if (text.charAt(i) == ':') {
        if (gap >= 0) {
          return false;
        }
        gap = written;
        i++;
      }
    }
    return gap < 0 ? written == SIZE : written < SIZE && openGap(out, at, gap, written);
  }

  /** Moves what stands behind {@code ::} to the end and fills the gap with zeros. */
  private static boolean openGap(byte[] out, int at, int gap, int written) {
    int tail = written - gap;
    System.arraycopy(out, at + gap, out, at + SIZE - tail, tail);
    Arrays.fill(out, at + gap, at + SIZE - tail, (byte) 0);
    return true;
  }

  private static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
