package dev.cairn.formats.sql;

import java.util.Arrays;

/**
 * Cuts a statement into words, literals and signs, leaving comments and white space out. Any text
 * will do: nothing is thrown, and time is linear.
 *
 * <p>Both kinds of quotes hold strings, as without {@code ANSI_QUOTES}; a backslash escapes, as
 * without {@code NO_BACKSLASH_ESCAPES}. The content of executable comments counts as text.
 */
final class SqlScanner {

  enum Token {
    /** Nothing more. */
    END,
    /** A name or keyword without quotes. */
    WORD,
    /** A name between backticks. */
    QUOTED_NAME,
    /** A string, with the letter before it that says hexadecimal, bits or national. */
    STRING,
    /** A number; hexadecimal and bits as {@code 0x} and {@code 0b}, too. */
    NUMBER,
    /** {@code ?}. */
    PLACEHOLDER,
    /** What a server writes in the place of a password. */
    MASK,
    /** Any other character. */
    SIGN
  }

  /** What server_audit writes where a password stood. */
  static final String MASK = "*****";

  /** What MySQL's general log writes there. */
  private static final String SECRET = "<secret>";

  private static final int MAX_VERSION_DIGITS = 6;

  // what a character of ASCII may begin
  private static final byte BLANK = 0;
  private static final byte COMMENT = 1;
  private static final byte LETTER = 2;
  private static final byte DIGIT = 3;
  private static final byte PLAIN_SIGN = 4;
  private static final byte OTHER = 5;

  /** By character: what it begins, or may begin. */
  private static final byte[] KINDS = new byte[0x80];

  static {
    for (char c = 0; c < KINDS.length; c++) {
      boolean letter = Character.isLetter(c) || c == '_' || c == '$';
      KINDS[c] = letter ? LETTER : isDigit(c) ? DIGIT : c <= ' ' ? BLANK : PLAIN_SIGN;
    }
    for (char c : "#-/*".toCharArray()) {
      KINDS[c] = COMMENT;
    }
    for (char c : "'\"`?.<".toCharArray()) {
      KINDS[c] = OTHER;
    }
  }

  /** So far the scanner looks ahead, and beyond the end: zeros stand there. */
  private static final int MAX_AHEAD = 4;

  /** What is kept for the next text at most: longer ones are rare. */
  private static final int KEPT_SIZE = 1 << 16;

  private String text;
  private int length;
  // the text: an array is several times as quick as a string where each character is looked at
  private char[] chars = new char[1 << 10];
  private int at;
  private int start;
  private Token token;
  private boolean openEnded;

  SqlScanner() {
    begin("");
  }

  SqlScanner(String text) {
    begin(text);
  }

  /** Goes to the beginning of a text, whatever was read before. */
  void begin(String newText) {
    text = newText;
    length = newText.length();
    if (length + MAX_AHEAD > chars.length || chars.length > KEPT_SIZE) {
      chars = new char[Math.max(1 << 10, length + MAX_AHEAD)];
    }
    newText.getChars(0, length, chars, 0);
    Arrays.fill(chars, length, length + MAX_AHEAD, '\0');
    at = 0;
    start = 0;
    token = Token.END;
    openEnded = false;
  }

  /** Steps to the next token. */
  Token next() {
    int lastStart = start;
    int lastEnd = at;
    int kind = skip();
    start = at;
    switch (kind) {
      case LETTER -> token = word();
      case DIGIT -> token = number();
      case PLAIN_SIGN -> {
        at++;
        token = Token.SIGN;
      }
      case OTHER -> token = other(lastStart, lastEnd);
      default -> token = Token.END;
    }
    return token;
  }

  /** Where the token begins. */
  int start() {
    return start;
  }

  /** Behind the token's last character. */
  int end() {
    return at;
  }

  /** Whether the text so far ends inside a string, a quoted name or a comment. */
  boolean openEnded() {
    return openEnded;
  }

  /** Where the word that begins at a place ends; the place itself if none does. */
  static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  // the token field still holds the one before
  private Token other(int lastStart, int lastEnd) {
    char c = chars[at++];
    return switch (c) {
      case '\'', '"' -> quoted(c, true, Token.STRING);
      case '`' -> quoted(c, false, Token.QUOTED_NAME);
      case '?' -> Token.PLACEHOLDER;
      case '.' -> isDigit(peek(0)) && !lastIsName(lastStart, lastEnd) ? fraction() : Token.SIGN;
      case '*' -> mask(MASK) ? Token.MASK : Token.SIGN;
      case '<' -> secret(lastStart, lastEnd) ? Token.MASK : Token.SIGN;
      default -> Token.SIGN;
    };
  }

  private Token word() {
    skipWord();
    if (at - start == 1 && peek(0) == '\'' && "xXbBnN".indexOf(chars[start]) >= 0) {
      at++;
      return quoted('\'', true, Token.STRING);
    }
    return Token.WORD;
  }

  /** Goes behind the closing quote, or to the end of the text. */
  private Token quoted(char quote, boolean backslashes, Token token) {
    while (at < length) {
      char c = chars[at++];
      if (c == '\\' && backslashes) {
        at++;
      } else if (c == quote) {
        if (peek(0) != quote) {
          return token;
        }
        at++;
      }
    }
    at = length;
    openEnded = true;
    return token;
  }

  private Token number() {
    if (chars[at] == '0' && (peek(1) | 0x20) == 'x' && isHex(peek(2))) {
      at += 2;
      while (isHex(peek(0))) {
        at++;
      }
      return wordThatBeganAsNumber();
    }
    skipDigits();
    if (peek(0) == '.') {
      at++;
      return fraction();
    }
    exponent();
    return wordThatBeganAsNumber();
  }

  private Token fraction() {
    skipDigits();
    exponent();
    return Token.NUMBER;
  }

  private void exponent() {
    int signed = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
    if ((peek(0) | 0x20) == 'e' && isDigit(peek(signed))) {
      at += signed;
      skipDigits();
    }
  }

  private Token wordThatBeganAsNumber() {
    if (!isWord(peek(0)) || isBitLiteral()) {
      return Token.NUMBER;
    }
    skipWord();
    return Token.WORD;
  }

  /** Steps over {@code 0b01…} if it stands at the token's start. */
  private boolean isBitLiteral() {
    if (chars[start] != '0' || at != start + 1 || (peek(0) | 0x20) != 'b') {
      return false;
    }
    int end = at + 1;
    while (chars[end] == '0' || chars[end] == '1') {
      end++;
    }
    if (end == at + 1 || isWord(chars[end])) {
      return false;
    }
    at = end;
    return true;
  }

  private boolean mask(String mask) {
    boolean found = text.startsWith(mask, start);
    at = found ? start + mask.length() : at;
    return found;
  }

  // after an operand it would be two comparisons
  private boolean secret(int lastStart, int lastEnd) {
    return token == Token.WORD && !lastIsName(lastStart, lastEnd) && mask(SECRET);
  }

  private boolean lastIsName(int lastStart, int lastEnd) {
    return token == Token.QUOTED_NAME
        || (token == Token.WORD && !SqlWords.isBeforeValue(text, lastStart, lastEnd));
  }

  /**
   * Skips white space, comments, and the marks around executable ones.
   *
   * @return what begins then; BLANK if nothing does
   */
  private int skip() {
    for (; ; ) {
      int kind = kind(chars[at]);
      if (kind > COMMENT) {
        return kind;
      }
      if (kind == COMMENT) {
        if (!skipComment()) {
          return chars[at] == '*' ? OTHER : PLAIN_SIGN;
        }
      } else if (at == length) {
        return BLANK;
      } else {
        at++;
      }
    }
  }

  /** Steps over a comment, or one of the marks; false if the sign here begins none. */
  private boolean skipComment() {
    char c = chars[at];
    if (c == '#' || (c == '-' && peek(1) == '-' && (at + 2 >= length || peek(2) <= ' '))) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? length : end + 1;
    } else if (c == '/' && peek(1) == '*') {
      comment();
    } else if (c == '*' && peek(1) == '/') {
      at += 2;
    } else {
      return false;
    }
    return true;
  }

  private void comment() {
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

  private void skipDigits() {
    int end = at;
    while (isDigit(chars[end])) {
      end++;
    }
    at = end;
  }

  private void skipWord() {
    int end = at;
    while (isWord(chars[end])) {
      end++;
    }
    at = end;
  }

  private char peek(int ahead) {
    return chars[at + ahead];
  }

  private static boolean isHex(char c) {
    return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    int kind = kind(c);
    return kind == LETTER || kind == DIGIT;
  }

  private static int kind(char c) {
    return c < 0x80 ? KINDS[c] : LETTER;
  }
}
