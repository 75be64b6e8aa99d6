package dev.cairn.formats.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing piece of UTF-8, used again for the next statement. */
final class SqlBytes {

  private static final int USUAL_SIZE = 4096;
  private static final int KEPT_SIZE = 1 << 20;
  private static final char REPLACEMENT = '\uFFFD';
  private static final byte[] REPLACEMENT_UTF8 = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private byte[] bytes = new byte[USUAL_SIZE];
  private int length;

  void clear() {
    if (bytes.length > KEPT_SIZE) {
      bytes = new byte[USUAL_SIZE];
    }
    length = 0;
  }

  int length() {
    return length;
  }

  /** Forgets what stands behind a place. */
  void cut(int to) {
    length = to;
  }

  /** The bytes themselves, of which the first {@link #length} count. */
  byte[] array() {
    return bytes;
  }

  /** Makes room for this many more bytes: {@link #put} and {@link #append} do not look. */
  void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  void put(char ascii) {
    bytes[length++] = (byte) ascii;
  }

  /**
   * Adds a word in lower case; three bytes for each char must be free. A run of U+FFFD is one: how
   * many of them an invalid piece of UTF-8 becomes depends on who decodes it.
   *
   * @param doubled a character of which two mean one
   */
  void append(String text, int start, int end, char doubled) {
    int first = length;
    byte[] out = bytes;
    int to = length;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out[to++] = (byte) (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        i += c == doubled ? 1 : 0;
      } else {
        length = to;
        if (c != REPLACEMENT || !endsWith(REPLACEMENT_UTF8, first)) {
          i += appendUtf8(text, i, end);
        }
        to = length;
      }
    }
    length = to;
  }

  /** Writes one character beyond ASCII; returns how many further chars it took. */
  private int appendUtf8(String text, int at, int end) {
    int point = text.codePointAt(at);
    boolean pair = point > 0xFFFF && at + 1 < end;
    String character = Character.toString(pair ? point : text.charAt(at));
    byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return pair ? 1 : 0;
  }

  /** Whether what stands from a place on is this and nothing else. */
  boolean is(String ascii, int from) {
    if (length - from != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The last byte. */
  char last() {
    return (char) (bytes[length - 1] & 0xFF);
  }

  /** What stands between two places, if it is ASCII. */
  String ascii(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private boolean endsWith(byte[] end, int from) {
    return length - from >= end.length
        && Arrays.equals(bytes, length - end.length, length, end, 0, end.length);
  }
}
