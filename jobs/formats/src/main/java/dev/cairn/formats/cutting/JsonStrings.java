package dev.cairn.formats.cutting;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the strings of JSON out of UTF-8 bytes: RFC 8259, section 7. An escape may name half of a
 * surrogate pair, as it may there; bytes may not.
 *
 * <p>Never throws: a string that cannot be read is null, and {@link #end} says where it went wrong.
 */
final class JsonStrings {

  /** What beside JSON a string may hold. */
  enum Leniency {
    /** Nothing. */
    NONE,
    /** Control characters, line feeds among them: MySQL's own writers leave them in. */
    CONTROLS,
    /** Those, and bytes that are not UTF-8, which become U+FFFD. */
    ANY_BYTES
  }

  /** Eight bytes of an array as a number, the first lowest. */
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final int HEX_DIGITS = 4;

  private final byte[] bytes;
  private final int limit;
  private final Leniency leniency;
  private int end;
  private boolean notUtf8;

  JsonStrings(byte[] bytes, int limit, Leniency leniency) {
    this.bytes = bytes;
    this.limit = limit;
    this.leniency = leniency;
  }

  /** The byte after the closing quote of what was read last; the byte at fault if it was null. */
  int end() {
    return end;
  }

  /** Whether the last string is null for bytes that are not UTF-8. */
  boolean isNotUtf8() {
    return notUtf8;
  }

  /** Reads a field's name, whose opening quote stands just before. */
  String name(int from) {
    int at = plainEnd(from);
    if (at < limit && bytes[at] == '"') {
      end = at + 1;
      return JsonNames.of(bytes, from, at);
    }
    return unusual(from, at, '"');
  }

  /**
   * Reads a string, whose opening quote stands just before.
   *
   * @param quote the quote that ends it: a double or a single one
   */
  String string(int from, int quote) {
    if (quote != '"') {
      return unusual(from, from, quote);
    }
    int at = plainEnd(from);
    if (at < limit && bytes[at] == '"') {
      end = at + 1;
      return new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }
    return unusual(from, at, quote);
  }

  /** The first byte from a position on that is no printable ASCII, or a quote or a backslash. */
  private int plainEnd(int from) {
    int at = from;
    while (at + Long.BYTES <= limit) {
      long eight = (long) LONGS.get(bytes, at);
      long found = stops(eight);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < limit && isPlain(bytes[at])) {
      at++;
    }
    return at;
  }

  /**
   * The top bit of the first byte that is not plain, and of none before it; what stands above may
   * be wrong, since borrows run upwards.
   */
  private static long stops(long eight) {
    long quotes = eight ^ ONES * '"';
    long backslashes = eight ^ ONES * '\\';
    return (eight | (eight - ONES * ' ') | (quotes - ONES) | (backslashes - ONES)) & TOPS;
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  private String unusual(int from, int plainTo, int quote) {
    notUtf8 = false;
    int at = plainTo;
    boolean escapes = false;
    boolean ascii = true;
    for (; at < limit && bytes[at] != quote; at++) {
      byte b = bytes[at];
      if (b == '\\') {
        escapes = true;
        at++;
      } else if (b < 0) {
        ascii = false;
      } else if (b < ' ' && leniency == Leniency.NONE) {
        end = at;
        return null;
      }
    }
    if (at >= limit) {
      end = limit;
      return null;
    }
    String text = escapes ? unescaped(from, at, ascii) : decoded(from, at);
    if (text != null) {
      end = at + 1;
    }
    return text;
  }

  private String unescaped(int from, int to, boolean ascii) {
    String text = ascii ? unescapedLatin(from, to) : null;
    return text != null ? text : unescapedAny(from, to);
  }

  /** Null unless all that ASCII and its escapes stand for is Latin-1. */
  private String unescapedLatin(int from, int to) {
    byte[] out = new byte[to - from];
    int length = 0;
    for (int at = from; at < to; ) {
      int meant = bytes[at];
      if (meant == '\\') {
        meant = meant(at, to);
        if (meant < 0 || meant > 0xFF) {
          return null;
        }
        at = escapeEnd(at);
      } else {
        at++;
      }
      out[length++] = (byte) meant;
    }
    return new String(out, 0, length, StandardCharsets.ISO_8859_1);
  }

  private String unescapedAny(int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    for (int at = from; at < to; ) {
      if (bytes[at] == '\\') {
        int meant = meant(at, to);
        if (meant < 0) {
          end = at;
          return null;
        }
        out.append((char) meant);
        at = escapeEnd(at);
      } else {
        int next = at;
        while (next < to && bytes[next] != '\\') {
          next++;
        }
        String piece = decoded(at, next);
        if (piece == null) {
          return null;
        }
        out.append(piece);
        at = next;
      }
    }
    return out.toString();
  }

  /** The byte after an escape. */
  private int escapeEnd(int backslash) {
    return backslash + (bytes[backslash + 1] == 'u' ? 2 + HEX_DIGITS : 2);
  }

  /** The UTF-16 unit that an escape stands for; -1 if it is none. */
  private int meant(int backslash, int to) {
    int letter = bytes[backslash + 1];
    return switch (letter) {
      case 'u' -> backslash + 2 + HEX_DIGITS <= to ? unit(backslash + 2) : -1;
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> -1;
    };
  }

  private int unit(int from) {
    int unit = 0;
    for (int i = from; i < from + HEX_DIGITS; i++) {
      int digit = Character.digit((char) (bytes[i] & 0xFF), 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private String decoded(int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (leniency != Leniency.ANY_BYTES && text.indexOf('\uFFFD') >= 0 && !isUtf8(from, to)) {
      end = from;
      notUtf8 = true;
      return null;
    }
    return text;
  }

  private boolean isUtf8(int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
