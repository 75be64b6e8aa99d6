package dev.cairn.formats.sql;

import dev.cairn.formats.sql.SqlScanner.Token;

/** Writes one statement with tokens in the place of its literals. */
final class LiteralWriter {

  private final String text;
  private final boolean truncated;
  private final TokenMaker maker;
  private final StringBuilder out;
  // the literal that is being put together, as strings side by side are one; null if there is none
  private StringBuilder string;
  private boolean blankBefore;
  private boolean stringIsCut;
  private boolean endsInQuotes;
  private int lastEnd;

  LiteralWriter(String text, boolean truncated, TokenMaker maker, StringBuilder out) {
    this.text = text;
    this.truncated = truncated;
    this.maker = maker;
    this.out = out;
  }

  void write(Token token, SqlScanner in) {
    int start = in.start();
    int end = in.end();
    boolean blank = start > lastEnd && lastEnd > 0;
    boolean touches = string != null && start == lastEnd;
    lastEnd = end;
    if (token == Token.STRING && isPlain(start)) {
      string(start, end, in.openEnded(), blank);
      return;
    }
    flush();
    gap(blank);
    endsInQuotes |= in.openEnded();
    if (isValue(token, start, end, touches)) {
      literal(value(token, start, end, in.openEnded()), truncated && end == text.length());
    } else {
      out.append(text, start, end);
    }
  }

  /** Writes what is still kept back. */
  void finish() {
    flush();
  }

  /** Whether the text ended inside a string or a quoted name. */
  boolean endsInQuotes() {
    return endsInQuotes;
  }

  private void string(int start, int end, boolean openEnded, boolean blank) {
    int quoteAt = isNational(start) ? start + 1 : start;
    int to = openEnded ? end : end - 1;
    String value = SqlString.of(text, text.charAt(quoteAt), quoteAt + 1, to).value();
    if (string == null) {
      string = new StringBuilder(value);
      blankBefore = blank;
    } else {
      string.append(value);
    }
    stringIsCut = openEnded;
    endsInQuotes |= openEnded;
  }

  private void flush() {
    if (string != null) {
      gap(blankBefore);
      literal(string.toString(), stringIsCut);
      string = null;
    }
  }

  private void gap(boolean blank) {
    if (blank && out.length() > 0) {
      out.append(' ');
    }
  }

  private void literal(String value, boolean cut) {
    if (out.length() > 0 && out.charAt(out.length() - 1) == '\'') {
      // two quotes would be one inside a string
      out.append(' ');
    }
    out.append('\'').append(maker.token(value)).append(cut ? "~'" : "'");
  }

  private boolean isPlain(int start) {
    char c = text.charAt(start);
    return c == '\'' || c == '"' || isNational(start);
  }

  private boolean isNational(int start) {
    return (text.charAt(start) | 0x20) == 'n';
  }

  private boolean isValue(Token token, int start, int end, boolean touches) {
    return switch (token) {
      case STRING, NUMBER -> true;
      case WORD -> {
        char c = text.charAt(start);
        yield (c >= '0' && c <= '9') || (touches && !SqlWords.isClause(text, start, end));
      }
      default -> false;
    };
  }

  private String value(Token token, int start, int end, boolean openEnded) {
    if (token == Token.STRING) {
      // x'…' or b'…'
      char prefix = (char) (text.charAt(start) | 0x20);
      int to = openEnded ? end : end - 1;
      return "0" + prefix + Ascii.lowerCase(text.substring(start + 2, to));
    }
    String value = text.substring(start, end);
    return token == Token.NUMBER ? number(Ascii.lowerCase(value)) : value;
  }

  private static String number(String text) {
    if (text.startsWith("0x") || text.startsWith("0b")) {
      return text;
    }
    int from = 0;
    while (from + 1 < text.length() && text.charAt(from) == '0' && isDigit(text.charAt(from + 1))) {
      from++;
    }
    int to = text.length();
    if (text.indexOf('.') >= 0 && text.indexOf('e') < 0) {
      while (text.charAt(to - 1) == '0') {
        to--;
      }
      if (text.charAt(to - 1) == '.') {
        to--;
      }
    }
    String value = text.substring(from, Math.max(from, to));
    return value.isEmpty() || value.charAt(0) == '.' ? "0" + value : value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
