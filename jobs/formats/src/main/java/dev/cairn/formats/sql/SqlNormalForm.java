package dev.cairn.formats.sql;

/** Writes the normal form of statements, one after the other. The rules: {@link SqlDigest}. */
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

  private static final String IDENTIFIED_BY = "identified by";

  private final SqlScanner in = new SqlScanner();
  private final SqlLists lists = new SqlLists();
  private final DigestCache digests = new DigestCache();
  private final SqlBytes out = new SqlBytes();
  private Token last;
  private Token beforeWord;
  private int wordStart;
  private Token beforeSigns;
  private int signsStart;
  private boolean semicolon;
  private boolean openEnded;

  /** Writes the normal form of a statement in the place of the one before. */
  void read(String text) {
    out.clear();
    lists.reset();
    last = Token.NONE;
    semicolon = false;
    in.begin(text);
    for (SqlScanner.Token token = in.next(); token != SqlScanner.Token.END; token = in.next()) {
      switch (token) {
        case WORD -> word(text, in.start(), in.end());
        case QUOTED_NAME ->
            quotedName(text, in.start() + 1, in.openEnded() ? in.end() : in.end() - 1);
        case SIGN -> sign(text.charAt(in.start()));
        default -> literal();
      }
    }
    openEnded = in.openEnded();
  }

  /** Whether the text ended inside a string, a quoted name or a comment. */
  boolean openEnded() {
    return openEnded;
  }

  /** The first word, behind opening brackets; empty if there is none. */
  String firstWord() {
    byte[] bytes = out.array();
    int start = 0;
    while (start < out.length() && bytes[start] == '(') {
      start++;
    }
    int end = start;
    while (end < out.length() && bytes[end] >= 'a' && bytes[end] <= 'z') {
      end++;
    }
    boolean goesOn =
        end < out.length() && (bytes[end] < 0 || "_$0123456789".indexOf(bytes[end]) >= 0);
    return goesOn ? "" : out.ascii(start, end);
  }

  /** Null if nothing was written. */
  String hash() {
    return out.length() == 0 ? null : digests.digest(out.array(), out.length());
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void word(String text, int start, int end) {
    if (isValue(text, start, end)) {
      literal();
      return;
    }
    startWord(end - start);
    last = Token.WORD;
    out.append(text, start, end, '\0');
  }

  /** What stands between backticks; a doubled one inside is one. */
  private void quotedName(String text, int start, int end) {
    if (followsIdentifiedBy()) {
      literal();
      return;
    }
    startWord(end - start);
    last = Token.QUOTED_NAME;
    out.append(text, start, end, '`');
  }

  private void literal() {
    if (last == Token.SIGN) {
      out.cut(signsStart);
      last = beforeSigns;
    }
    if (last == Token.WORD && isIntroducer()) {
      out.cut(wordStart);
      last = beforeWord;
      if (out.length() > 0 && out.last() == ' ') {
        out.cut(out.length() - 1);
      }
    }
    if (last == Token.LITERAL) {
      // neighbouring strings are one
      return;
    }
    if (last == Token.COMMA && lists.commaFollowsLiteral()) {
      out.cut(lists.commaAt());
      last = Token.LITERAL;
      return;
    }
    separate(2);
    out.put('?');
    last = Token.LITERAL;
  }

  private void sign(char c) {
    if (c == ';') {
      semicolon = true;
      return;
    }
    startToken(4);
    switch (c) {
      case '(' -> {
        lists.open(out.length(), followsWord("in"), followsWord("values") || followsWord("value"),
            last == Token.OPEN, last == Token.COMMA);
        put(c, Token.OPEN);
      }
      case ')' -> {
        put(c, Token.CLOSE);
        out.cut(lists.close(out.array(), out.length()));
      }
      case ',' -> {
        lists.comma(out.length(), last == Token.LITERAL, last == Token.CLOSE);
        put(c, Token.COMMA);
      }
      case '+', '-' -> plusOrMinus(c);
      default -> put(c, Token.OTHER);
    }
  }

  private void plusOrMinus(char c) {
    if (last == Token.SIGN) {
      out.put(c);
    } else if (lastIsOperand()) {
      put(c, Token.OTHER);
    } else {
      beforeSigns = last;
      signsStart = out.length();
      put(c, Token.SIGN);
    }
  }

  /** Whether a word is NULL where a parameter may stand, or a password without quotes. */
  private boolean isValue(String text, int start, int end) {
    if (semicolon) {
      return false;
    }
    if (SqlWords.is("null", text, start, end)) {
      return switch (last) {
        case OPEN, COMMA, SIGN -> true;
        case OTHER -> out.last() != '.' && out.last() != '@' && out.last() != ';';
        case WORD -> SqlWords.isBeforeNullValue(lastWord());
        default -> false;
      };
    }
    return followsIdentifiedBy() && !SqlWords.mayFollowIdentifiedBy(text, start, end);
  }

  private boolean followsIdentifiedBy() {
    int begin = out.length() - IDENTIFIED_BY.length();
    return !semicolon
        && followsWord("by")
        && begin >= 0
        && out.is(IDENTIFIED_BY, begin)
        && (begin == 0 || out.array()[begin - 1] == ' ');
  }

  /** Whether what was written last can stand to the left of an operator. */
  private boolean lastIsOperand() {
    return last == Token.LITERAL
        || last == Token.CLOSE
        || last == Token.QUOTED_NAME
        || (last == Token.WORD && !SqlWords.isBeforeValue(lastWord()));
  }

  private boolean isIntroducer() {
    return out.array()[wordStart] == '_' && SqlWords.introducesString(lastWord());
  }

  private boolean followsWord(String word) {
    return last == Token.WORD && out.is(word, wordStart);
  }

  private String lastWord() {
    return out.ascii(wordStart, out.length());
  }

  private void put(char c, Token token) {
    out.put(c);
    last = token;
  }

  private void startWord(int chars) {
    Token before = last;
    separate(chars * 3 + 2);
    beforeWord = before;
    wordStart = out.length();
  }

  /** Makes room, and writes the space that parts two words. */
  private void separate(int room) {
    startToken(room);
    if (last == Token.WORD || last == Token.QUOTED_NAME || last == Token.LITERAL) {
      out.put(' ');
    }
  }

  private void startToken(int room) {
    out.room(room + 2);
    if (semicolon && out.length() > 0) {
      put(';', Token.OTHER);
    }
    semicolon = false;
  }
}
