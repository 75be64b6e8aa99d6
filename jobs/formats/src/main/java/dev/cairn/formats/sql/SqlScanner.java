package dev.cairn.formats.sql;

/** Cuts a statement into words, literals and signs in one pass. Any text will do. */
final class SqlScanner {

  // what server_audit writes where a password stood
  private static final int MASK_LENGTH = 5;
  private static final int MAX_VERSION_DIGITS = 6;

  private static final boolean[] WORD = new boolean[0x80];

  static {
    for (char c = 0; c < WORD.length; c++) {
      WORD[c] = Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
  }

  private final String text;
  private final int length;
  private final SqlNormalForm out;
  private int at;
  private boolean openEnded;

  SqlScanner(String text, SqlNormalForm out) {
    this.text = text;
    this.length = text.length();
    this.out = out;
  }

  /** Scans to the end; true if that lies inside a string, a quoted name or a comment. */
  boolean scan() {
    while (at < length) {
      char c = text.charAt(at);
      if (c <= ' ') {
        at++;
      } else if (isDigit(c)) {
        number();
      } else if (isWord(c)) {
        word();
      } else {
        sign(c);
      }
    }
    return openEnded;
  }

  private void sign(char c) {
    switch (c) {
      case '\'', '"' -> {
        string(c);
        out.literal();
      }
      case '`' -> quotedName();
      case '?' -> {
        at++;
        out.literal();
      }
      case '#' -> lineComment();
      case '-' -> minus();
      case '/' -> slash();
      case '*' -> asterisk();
      case '.' -> {
        if (isDigit(peek(1)) && !out.lastIsName()) {
          number();
        } else {
          punctuation(c);
        }
      }
      default -> punctuation(c);
    }
  }

  private void punctuation(char c) {
    at++;
    out.punctuation(c);
  }

  private void word() {
    int start = at;
    while (at < length && isWord(text.charAt(at))) {
      at++;
    }
    if (at - start == 1 && peek(0) == '\'' && "xXbBnN".indexOf(text.charAt(start)) >= 0) {
      string('\'');
      out.literal();
    } else {
      out.word(text, start, at);
    }
  }

  private void quotedName() {
    int start = ++at;
    int end = closing('`', false);
    out.quotedName(text, start, end);
  }

  /** Steps over a string that begins here. */
  private void string(char quote) {
    at++;
    closing(quote, true);
  }

  /** Goes behind the closing quote; returns where it stands, or the end of the text. */
  private int closing(char quote, boolean backslashes) {
    while (at < length) {
      char c = text.charAt(at++);
      if (c == '\\' && backslashes) {
        at++;
      } else if (c == quote) {
        if (peek(0) != quote) {
          return at - 1;
        }
        at++;
      }
    }
    at = length;
    openEnded = true;
    return length;
  }

  private void number() {
    int start = at;
    boolean fraction = false;
    if (text.charAt(at) == '0' && (peek(1) | 0x20) == 'x' && Character.digit(peek(2), 16) >= 0) {
      at += 2;
      skipHex();
    } else {
      skipDigits();
      if (peek(0) == '.') {
        fraction = true;
        at++;
        skipDigits();
      }
      int signed = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
      if ((peek(0) | 0x20) == 'e' && isDigit(peek(signed))) {
        at += signed;
        skipDigits();
      }
    }
    if (!fraction && isWord(peek(0)) && !isBitLiteral(start)) {
      // a name may begin with digits
      while (isWord(peek(0))) {
        at++;
      }
      out.word(text, start, at);
    } else {
      out.literal();
    }
  }

  /** Steps over {@code 0b01…} if it stands at the position. */
  private boolean isBitLiteral(int start) {
    if (text.charAt(start) != '0' || at != start + 1 || (peek(0) | 0x20) != 'b') {
      return false;
    }
    int end = at + 1;
    while (end < length && (text.charAt(end) == '0' || text.charAt(end) == '1')) {
      end++;
    }
    if (end == at + 1 || (end < length && isWord(text.charAt(end)))) {
      return false;
    }
    at = end;
    return true;
  }

  private void minus() {
    char afterNext = peek(2);
    if (peek(1) == '-' && (at + 2 >= length || afterNext <= ' ')) {
      lineComment();
    } else {
      punctuation('-');
    }
  }

  private void slash() {
    if (peek(1) != '*') {
      punctuation('/');
      return;
    }
    int marker = peek(2) == '!' ? 3 : peek(2) == 'M' && peek(3) == '!' ? 4 : 0;
    if (marker > 0) {
      at += marker;
      for (int i = 0; i < MAX_VERSION_DIGITS && isDigit(peek(0)); i++) {
        at++;
      }
      return;
    }
    int end = text.indexOf("*/", at + 2);
    openEnded |= end < 0;
    at = end < 0 ? length : end + 2;
  }

  private void asterisk() {
    if (peek(1) == '/') {
      // closes an executable comment
      at += 2;
      return;
    }
    int run = 1;
    while (run < MASK_LENGTH && peek(run) == '*') {
      run++;
    }
    if (run == MASK_LENGTH) {
      at += run;
      out.literal();
    } else {
      punctuation('*');
    }
  }

  private void lineComment() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? length : end + 1;
  }

  private void skipDigits() {
    while (isDigit(peek(0))) {
      at++;
    }
  }

  private void skipHex() {
    while (Character.digit(peek(0), 16) >= 0 && peek(0) < 0x80) {
      at++;
    }
  }

  private char peek(int ahead) {
    return at + ahead < length ? text.charAt(at + ahead) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return c >= 0x80 || WORD[c];
  }
}
