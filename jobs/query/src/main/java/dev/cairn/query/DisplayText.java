package dev.cairn.query;

/** Text as a terminal shows it: harmless, and measured in cells. */
public final class DisplayText {

  private static final String ELLIPSIS = "…";

  private DisplayText() {}

  /** Escapes what would move the cursor, colour or reorder the terminal's text. */
  public static String harmless(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  /** Bytes as text where they are ASCII, the others as {@code \xHH}. */
  static String bytes(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      if (b >= ' ' && b < 0x7f && b != '\\') {
        out.append((char) b);
      } else {
        out.append("\\x%02X".formatted(b & 0xff));
      }
    }
    return out.toString();
  }

  /** Cells that a text takes: 2 for East Asian wide characters, 0 for marks that combine. */
  public static int width(String text) {
    return text.codePoints().map(DisplayText::width).sum();
  }

  /** The text, cut with an ellipsis to at most so many cells. */
  public static String cut(String text, int cells) {
    if (text.length() <= cells / 2 || width(text) <= cells) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (used + width(c) > cells - 1) {
        break;
      }
      out.appendCodePoint(c);
      used += width(c);
    }
    return out.append(ELLIPSIS).toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        int type = Character.getType(c);
        if (type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR) {
          out.append("\\u%04X".formatted(c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** The blocks of Unicode's East Asian Width W and F (UAX 11), coarsely. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0x303e)
        || (c >= 0x3041 && c <= 0xa4cf)
        || (c >= 0xa960 && c <= 0xa97f)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1f64f)
        || (c >= 0x1f900 && c <= 0x1f9ff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }
}
