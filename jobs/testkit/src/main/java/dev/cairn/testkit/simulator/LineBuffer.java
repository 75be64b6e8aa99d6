package dev.cairn.testkit.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written: UTF-8, without a string for each number. */
final class LineBuffer {

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LONG = 20;

  private byte[] bytes = new byte[1024];
  private int size;

  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, size);
    size = 0;
    return taken;
  }

  /** One character below 128. */
  LineBuffer ascii(char c) {
    room(1);
    bytes[size++] = (byte) c;
    return this;
  }

  /** Ready-made bytes. */
  LineBuffer raw(byte[] piece) {
    room(piece.length);
    System.arraycopy(piece, 0, bytes, size, piece.length);
    size += piece.length;
    return this;
  }

  /** Text as it is. */
  @SuppressWarnings("deprecation") // the quickest way to copy Latin text
  LineBuffer text(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) >= 0x80) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    text.getBytes(0, length, bytes, size);
    size += length;
    return this;
  }

  /** Text between JSON's quotes. */
  LineBuffer json(String text) {
    return ascii('"').jsonText(text).ascii('"');
  }

  private LineBuffer jsonText(String text) {
    int length = text.length();
    room(length * 3 + length);
    int from = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return raw(text.substring(from).replace("\\", "\\\\").replace("\"", "\\\"")
            .replace("\n", "\\n").replace("\t", "\\t").getBytes(StandardCharsets.UTF_8));
      }
      if (c == '"' || c == '\\') {
        bytes[size++] = '\\';
        bytes[size++] = (byte) c;
        from = i + 1;
      } else if (c == '\n' || c == '\t') {
        bytes[size++] = '\\';
        bytes[size++] = (byte) (c == '\n' ? 'n' : 't');
        from = i + 1;
      } else {
        bytes[size++] = (byte) c;
        from = i + 1;
      }
    }
    return this;
  }

  LineBuffer number(long value) {
    room(LONGEST_LONG);
    if (value < 0) {
      bytes[size++] = '-';
      value = -value;
    }
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    padded(value, digits);
    return this;
  }

  /** With leading zeros. */
  LineBuffer padded(long value, int digits) {
    room(digits);
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + value % 10);
      value /= 10;
    }
    size += digits;
    return this;
  }

  /** Sixteen digits. */
  LineBuffer hex(long value) {
    room(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      bytes[size++] = HEX[(int) (value >>> shift) & 15];
    }
    return this;
  }

  private void room(int wanted) {
    if (size + wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + wanted));
    }
  }
}
