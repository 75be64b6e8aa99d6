package dev.cairn.formats.mysql;

/** Takes XML's references to characters back: the five named ones and the numeric ones. */
final class XmlEntities {

  // the longest is &#x10FFFF; with some leading zeros
  private static final int MAX_LENGTH = 16;

  private XmlEntities() {}

  /** The text with its references resolved; what is no reference stays as it stands. */
  static String decode(String text) {
    int next = text.indexOf('&');
    if (next < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (next >= 0) {
      int end = end(text, next);
      int point = end < 0 ? -1 : point(text, next + 1, end);
      if (point >= 0) {
        out.append(text, done, next).appendCodePoint(point);
        done = end + 1;
      }
      next = text.indexOf('&', next + 1);
    }
    return out.append(text, done, text.length()).toString();
  }

  /** Where the reference's semicolon is; -1 if none is near. */
  private static int end(String text, int ampersand) {
    int limit = Math.min(text.length(), ampersand + MAX_LENGTH);
    for (int i = ampersand + 1; i < limit; i++) {
      if (text.charAt(i) == ';') {
        return i;
      }
    }
    return -1;
  }

  private static int point(String text, int from, int to) {
    if (text.charAt(from) == '#') {
      boolean hex = from + 1 < to && text.charAt(from + 1) == 'x';
      return number(text, hex ? from + 2 : from + 1, to, hex ? 16 : 10);
    }
    return switch (text.substring(from, to)) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> -1;
    };
  }

  private static int number(String text, int from, int to, int radix) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      number = number * radix + digit;
      if (digit < 0 || number > Character.MAX_CODE_POINT) {
        return -1;
      }
    }
    boolean surrogate = number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE;
    return from == to || surrogate ? -1 : number;
  }
}
