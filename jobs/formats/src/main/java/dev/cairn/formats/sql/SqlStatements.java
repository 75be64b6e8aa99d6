package dev.cairn.formats.sql;

import dev.cairn.formats.sql.SqlScanner.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text that was sent as one into its statements, at the semicolons where a server does:
 * not at those in strings, quoted names, comments, and the bodies of routines, triggers, events and
 * MariaDB's {@code BEGIN NOT ATOMIC}. Any text will do: nothing is thrown, and time is linear.
 *
 * <p>It reads no grammar. Where a body's end can't be told, what follows counts as the body's. The
 * word DELIMITER means nothing to servers, nor here. Not thread-safe; used again and again.
 */
public final class SqlStatements {

  /** More statements than that in one text are not cut apart: such a text is left whole. */
  public static final int MOST = 64;

  private final SqlScanner scanner = new SqlScanner();
  private final SqlBodies bodies = new SqlBodies();

  /**
   * The statements in their order. What holds nothing but blanks and comments is none.
   *
   * @param text not null
   * @return the whole text as one statement where there are more than {@value #MOST}; none where
   *     there is none
   */
  public List<Statement> of(String text) {
    List<Statement> found = new ArrayList<>();
    scanner.begin(text);
    bodies.begin();
    int begin = 0;
    boolean empty = true;
    for (Token token = scanner.next(); token != Token.END; token = scanner.next()) {
      boolean semicolon = token == Token.SIGN && text.charAt(scanner.start()) == ';';
      if (semicolon && !bodies.isOpen()) {
        if (!empty) {
          found.add(new Statement(begin, scanner.start()));
        }
        begin = scanner.end();
        empty = true;
        bodies.begin();
      } else {
        bodies.see(text, token, scanner.start(), scanner.end());
        empty = false;
      }
    }
    if (!empty) {
      found.add(new Statement(begin, text.length()));
    }
    return found.size() > MOST
        ? List.of(new Statement(0, text.length()))
        : List.copyOf(found);
  }

  /**
   * Where a statement stands in its text.
   *
   * @param start its first character; blanks and comments before it are its own
   * @param end behind its last character
   */
  public record Statement(int start, int end) {}
}
