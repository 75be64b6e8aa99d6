package dev.cairn.formats.cutting;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Field names seen lately, so that a log's names are made once and not once a record. One table for
 * the process, of fixed size: a hostile log can only push names out of it, and be slow itself.
 *
 * <p>Threads share it without locks: an entry is immutable, and one that is lost is made again.
 */
final class JsonNames {

  private static final int BITS = 11;
  private static final int MAX_LENGTH = 64;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private static final Name[] SEEN = new Name[1 << BITS];

  private record Name(byte[] bytes, String text) {}

  private JsonNames() {}

  /** The name that stands in a range of bytes, which must be printable ASCII. */
  static String of(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > MAX_LENGTH) {
      return text(bytes, from, length);
    }
    int slot = slot(bytes, from, to);
    Name seen = SEEN[slot];
    if (seen != null && Arrays.equals(seen.bytes, 0, seen.bytes.length, bytes, from, to)) {
      return seen.text;
    }
    String text = text(bytes, from, length);
    if (seen == null) {
      // the very string that formats ask for, which they find quicker; a bounded number of them
      text = text.intern();
    }
    SEEN[slot] = new Name(Arrays.copyOfRange(bytes, from, to), text);
    return text;
  }

  private static int slot(byte[] bytes, int from, int to) {
    int length = to - from;
    long head;
    long tail;
    if (length >= Long.BYTES) {
      head = (long) JsonStrings.LONGS.get(bytes, from);
      tail = (long) JsonStrings.LONGS.get(bytes, to - Long.BYTES);
    } else {
      head = 0;
      tail = length;
      for (int i = from; i < to; i++) {
        head = head << 8 | bytes[i];
      }
    }
    return (int) (((head * MIX ^ tail) * MIX + length) * MIX >>> (Long.SIZE - BITS));
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }
}
