package dev.cairn.formats.sql;

import dev.cairn.formats.sql.SqlScanner.Token;
import java.util.Locale;
import java.util.Set;

/**
 * Tells while a statement is read whether a body is open in it, whose semicolons don't end it.
 *
 * <p>BEGIN opens a body only in what creates something that has one: elsewhere it begins a
 * transaction.
 */
final class SqlBodies {

  private static final Set<String> CREATORS = Set.of("create", "alter");
  private static final Set<String> HAVE_BODIES =
      Set.of("procedure", "function", "trigger", "event", "package");
  private static final Set<String> OPENERS = Set.of("begin", "case", "loop", "while");
  // behind these a statement begins: there IF and REPEAT are no functions
  private static final Set<String> BEFORE_STATEMENT =
      Set.of(";", ":", "begin", "then", "else", "do", "loop", "repeat");

  private int words;
  private boolean creates;
  private boolean hasBody;
  private int depth;
  private String last = "";
  private String beforeLast = "";

  /** Another statement begins. */
  void begin() {
    words = 0;
    creates = false;
    hasBody = false;
    depth = 0;
    last = "";
    beforeLast = "";
  }

  boolean isOpen() {
    return depth > 0;
  }

  /** Takes the statement's next token. */
  void see(String text, Token token, int start, int end) {
    String word =
        token == Token.WORD
            ? text.substring(start, Math.min(end, start + 16)).toLowerCase(Locale.ROOT)
            : token == Token.SIGN ? text.substring(start, end) : "";
    words++;
    if (words == 1) {
      creates = CREATORS.contains(word);
    } else if (!hasBody) {
      hasBody =
          creates && HAVE_BODIES.contains(word)
              || words == 3 && beforeLast.equals("begin") && last.equals("not")
                  && word.equals("atomic");
      depth = hasBody && word.equals("atomic") ? 1 : 0;
    } else {
      depth += step(word);
    }
    beforeLast = last;
    last = word;
  }

  private int step(String word) {
    if (last.equals("end")) {
      // END IF and the like: END has closed it already
      return 0;
    }
    if (word.equals("end")) {
      return depth > 0 ? -1 : 0;
    }
    boolean opens =
        OPENERS.contains(word)
            || (word.equals("if") || word.equals("repeat")) && opensHere()
            || word.equals("for") && depth > 0 && opensHere();
    return opens ? 1 : 0;
  }

  private boolean opensHere() {
    return BEFORE_STATEMENT.contains(last) || depth == 0 && last.equals(")");
  }
}
