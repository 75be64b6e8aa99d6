package dev.cairn.formats.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The normal form of a statement while it is being written. Used again for the next statement. */
final class SqlNormalForm {

  private enum Token {
    NONE,
    WORD,
    QUOTED_NAME,
    LITERAL,
    SIGN,
    OPEN,
    CLOSE,
    COMMA,
    OTHER
  }

  private static final int USUAL_SIZE = 4096;
  private static final int KEPT_SIZE = 1 << 20;

  /** Words after which a plus or minus belongs to the literal that follows. */
  private static final Set<String> NO_OPERANDS =
      Set.of(
          "select", "where", "and", "or", "not", "xor", "between", "like", "in", "then", "else",
          "when", "case", "return", "by", "limit", "offset", "values", "value", "set", "is", "div",
          "mod", "regexp", "rlike", "having", "on", "interval", "default", "distinct", "all");

  private final SqlLists lists = new SqlLists();
  private final DigestCache digests = new DigestCache();
  private byte[] bytes = new byte[USUAL_SIZE];
  private int length;
  private Token last;
  private Token beforeWord;
  private int wordStart;
  private Token beforeSigns;
  private int signsStart;
  private boolean semicolon;

  void reset() {
    if (bytes.length > KEPT_SIZE) {
      bytes = new byte[USUAL_SIZE];
    }
    length = 0;
    last = Token.NONE;
    semicolon = false;
    lists.reset();
  }

  /** An unquoted word. */
  void word(String text, int start, int end) {
    startWord(end - start);
    last = Token.WORD;
    append(text, start, end, '\0');
  }

  /** What stands between backticks; a doubled one inside is one. */
  void quotedName(String text, int start, int end) {
    startWord(end - start);
    last = Token.QUOTED_NAME;
    append(text, start, end, '`');
  }

  void literal() {
    if (last == Token.SIGN) {
      length = signsStart;
      last = beforeSigns;
    }
    if (last == Token.WORD && bytes[wordStart] == '_') {
      // a character set before a string is part of the literal
      length = wordStart;
      last = beforeWord;
      trimSpace();
    }
    if (last == Token.LITERAL) {
      // neighbouring strings are one
      return;
    }
    if (last == Token.COMMA && lists.commaFollowsLiteral()) {
      length = lists.commaAt();
      last = Token.LITERAL;
      return;
    }
    separate(2);
    bytes[length++] = '?';
    last = Token.LITERAL;
  }

  void punctuation(char c) {
    if (c == ';') {
      semicolon = true;
      return;
    }
    startToken(4);
    switch (c) {
      case '(' -> {
        lists.open(length, followsWord("in"), followsWord("values") || followsWord("value"),
            last == Token.OPEN, last == Token.COMMA);
        put(c, Token.OPEN);
      }
      case ')' -> {
        put(c, Token.CLOSE);
        length = lists.close(bytes, length);
      }
      case ',' -> {
        lists.comma(length, last == Token.LITERAL, last == Token.CLOSE);
        put(c, Token.COMMA);
      }
      case '+', '-' -> plusOrMinus(c);
      default -> put(c, Token.OTHER);
    }
  }

  /** Whether what was written last is a name, so that a dot may lead on to the next one. */
  boolean lastIsName() {
    return last == Token.QUOTED_NAME
        || (last == Token.WORD && !NO_OPERANDS.contains(lastWord()));
  }

  /** The first word, behind opening brackets; empty if there is none. */
  String firstWord() {
    if (length == 0) {
      return "";
    }
    int start = 0;
    while (start < length && bytes[start] == '(') {
      start++;
    }
    int end = start;
    while (end < length && bytes[end] >= 'a' && bytes[end] <= 'z') {
      end++;
    }
    boolean goesOn = end < length && (bytes[end] < 0 || "_$0123456789".indexOf(bytes[end]) >= 0);
    return goesOn ? "" : new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }

  /** Null if nothing was written. */
  String hash() {
    return length == 0 ? null : digests.digest(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Whether what was written last can stand to the left of an operator. */
  private boolean lastIsOperand() {
    return last == Token.LITERAL || last == Token.CLOSE || lastIsName();
  }

  private void plusOrMinus(char c) {
    if (last == Token.SIGN) {
      bytes[length++] = (byte) c;
    } else if (lastIsOperand()) {
      put(c, Token.OTHER);
    } else {
      beforeSigns = last;
      signsStart = length;
      put(c, Token.SIGN);
    }
  }

  private void put(char c, Token token) {
    if (c < 0x80) {
      bytes[length++] = (byte) c;
    }
    last = token;
  }

  private void startWord(int chars) {
    Token before = last;
    separate(chars * 3 + 2);
    beforeWord = before;
    wordStart = length;
  }

  /** Makes room, and writes the space that parts two words. */
  private void separate(int room) {
    startToken(room);
    if (last == Token.WORD || last == Token.QUOTED_NAME || last == Token.LITERAL) {
      bytes[length++] = ' ';
    }
  }

  private void trimSpace() {
    if (length > 0 && bytes[length - 1] == ' ') {
      length--;
    }
  }

  private void startToken(int room) {
    if (length + room + 2 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + room + 2));
    }
    if (semicolon && length > 0) {
      put(';', Token.OTHER);
    }
    semicolon = false;
  }

  private void append(String text, int start, int end, char doubled) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        bytes[length++] = (byte) (c | 0x20);
      } else if (c < 0x80) {
        bytes[length++] = (byte) c;
        i += c == doubled ? 1 : 0;
      } else {
        i += appendUtf8(text, i, end);
      }
    }
  }

  /** Writes one character beyond ASCII; returns how many further chars it took. */
  private int appendUtf8(String text, int at, int end) {
    int point = text.codePointAt(at);
    boolean pair = point > 0xFFFF && at + 1 < end;
    byte[] utf8 = Character.toString(pair ? point : text.charAt(at)).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return pair ? 1 : 0;
  }

  private boolean followsWord(String word) {
    if (last != Token.WORD || length - wordStart != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[wordStart + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String lastWord() {
    return new String(bytes, wordStart, length - wordStart, StandardCharsets.ISO_8859_1);
  }
}
