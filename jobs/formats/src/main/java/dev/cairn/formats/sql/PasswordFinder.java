package dev.cairn.formats.sql;

import dev.cairn.formats.sql.SqlScanner.Token;

/** Finds the passwords in one text, and in the texts that its strings hold. */
final class PasswordFinder {

  private static final int MAX_LEVELS = 3;

  private final String text;
  private final int level;
  private final SqlScanner in;
  private final PasswordPlace place = new PasswordPlace();
  private final Ranges found = new Ranges();
  // a string that ended just before a password: the next string is one
  private boolean carried;
  // up to here all is masked, whatever the scanner makes of it
  private int maskedTo;
  private boolean lastWasPassword;

  private PasswordFinder(String text, int level) {
    this.text = text;
    this.level = level;
    this.in = new SqlScanner(text);
  }

  static Ranges find(String text) {
    PasswordFinder finder = new PasswordFinder(text, 0);
    finder.run();
    return finder.found;
  }

  private void run() {
    for (Token token = in.next(); token != Token.END; token = in.next()) {
      if (in.start() >= maskedTo) {
        read(token);
      }
    }
  }

  private void read(Token token) {
    switch (token) {
      case WORD -> word(in.start(), in.end());
      case QUOTED_NAME -> word(in.start() + 1, in.openEnded() ? in.end() : in.end() - 1);
      case SIGN -> {
        char c = text.charAt(in.start());
        place.sign(c);
        carried &= c != ';';
      }
      case STRING -> string();
      case NUMBER -> note(place.literal(true));
      default -> place.literal(false);
    }
  }

  private void word(int start, int end) {
    if (place.word(PasswordWord.of(text, start, end))) {
      mask(in.start(), blankFrom(in.end()));
    } else {
      lastWasPassword = false;
    }
  }

  private void note(boolean password) {
    if (password) {
      mask(in.start(), in.end());
    }
    lastWasPassword = password;
  }

  private void string() {
    int quoteAt = Character.isLetter(text.charAt(in.start())) ? in.start() + 1 : in.start();
    char quote = text.charAt(quoteAt);
    int from = quoteAt + 1;
    int to = in.openEnded() ? in.end() : in.end() - 1;
    boolean url = place.behindConnection() && text.substring(from, to).contains("://");
    boolean password = place.literal(false) || carried || url;
    carried = false;
    if (password) {
      mask(in.start(), isTouched() ? quoteFrom(quote) : in.end());
    } else {
      lastWasPassword = false;
      if (level < MAX_LEVELS && PasswordHints.in(text, from, to)) {
        inside(quote, from, to);
      }
    }
  }

  private void inside(char quote, int from, int to) {
    SqlString content = SqlString.of(text, quote, from, to);
    PasswordFinder finder = new PasswordFinder(content.value(), level + 1);
    finder.run();
    for (int i = 0; i < finder.found.size(); i++) {
      found.add(content.place(finder.found.start(i)), content.place(finder.found.end(i)));
    }
    carried = finder.place.endsBeforePassword() || finder.endsInPassword();
    if (carried && isTouched()) {
      mask(in.end(), quoteFrom(quote));
      carried = false;
    }
  }

  private void mask(int from, int to) {
    found.add(from, to);
    maskedTo = to;
    lastWasPassword = true;
  }

  /**
   * Whether a word touches the string, as none should: then there is a quote too many, in a
   * password or around a statement that a message quotes, and that word is part of a password.
   */
  private boolean isTouched() {
    int end = SqlScanner.wordEnd(text, in.end());
    return end > in.end() && !SqlWords.isClause(text, in.end(), end);
  }

  private int quoteFrom(char quote) {
    int end = text.indexOf(quote, in.end());
    return end < 0 ? text.length() : end;
  }

  private int blankFrom(int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) > ' ' && ";,)".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private boolean endsInPassword() {
    return carried || (lastWasPassword && in.openEnded());
  }
}
