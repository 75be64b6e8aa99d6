package dev.cairn.query;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a statement for the archive asks, without the values it asks for: {@code ?} stands for every
 * literal, one blank for white space, nothing for comments. A name in double quotes is kept if a
 * column has it, else it is {@code "?"}, because who is used to MySQL writes values so.
 *
 * <p>The tokens are those of DuckDB's own lexer (strings with and without {@code E}, dollar quotes,
 * nested comments), not MySQL's, by whose rules {@code 'a\'} would not end. Any text will do: one
 * that ends inside quotes or a comment is {@code ?} as a whole, because names and values can't be
 * told apart then. What is left in clear: keywords, names and signs; also a value that someone wrote
 * without quotes by mistake, for to the engine it is a name.
 */
public final class SqlOutline {

  /** Longer ones are cut, and end with an ellipsis. */
  public static final int LONGEST = 8_192;

  private static final String VALUE = "?";

  private static final Set<String> COLUMNS =
      SqlTable.all().stream()
          .flatMap(table -> table.table().columns().stream())
          .collect(Collectors.toSet());

  private final String sql;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private boolean gap;

  private SqlOutline(String sql) {
    this.sql = sql;
  }

  /** The outline of any text; never throws, and takes time linear in its length. */
  public static String of(String sql) {
    SqlOutline outline = new SqlOutline(sql);
    if (!outline.write()) {
      return VALUE;
    }
    String whole = outline.out.toString();
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
  }

  /** False if the text ends inside something. */
  private boolean write() {
    boolean whole = true;
    while (whole && at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        gap = true;
      } else if (sql.startsWith("--", at)) {
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
          at++;
        }
        gap = true;
      } else if (sql.startsWith("/*", at)) {
        whole = comment();
        gap = true;
      } else {
        whole = token(c);
      }
    }
    return whole;
  }

  private boolean token(char c) {
    if (c == '\'') {
      return string(at, false);
    }
    if (c == '"') {
      return quotedName();
    }
    if (c == '$') {
      return dollar();
    }
    if (isDigit(c) || c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1))) {
      number();
      return true;
    }
    if (isWord(c)) {
      return word();
    }
    at++;
    put(String.valueOf(c));
    return true;
  }

  private boolean word() {
    int start = at;
    while (at < sql.length() && (isWord(sql.charAt(at)) || sql.charAt(at) == '$')) {
      at++;
    }
    String word = sql.substring(start, at);
    boolean quote = at < sql.length() && sql.charAt(at) == '\'';
    if (quote && Set.of("e", "x", "b", "n").contains(word.toLowerCase(Locale.ROOT))) {
      return string(at, word.equalsIgnoreCase("e"));
    }
    put(word);
    return true;
  }

  /** Goes behind a string; a doubled quote does not end it. */
  private boolean string(int open, boolean backslashes) {
    at = open + 1;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (backslashes && c == '\\') {
        at++;
      } else if (c == '\'') {
        if (at == sql.length() || sql.charAt(at) != '\'') {
          put(VALUE);
          return true;
        }
        at++;
      }
    }
    return false;
  }

  private boolean quotedName() {
    int end = sql.indexOf('"', at + 1);
    if (end < 0) {
      return false;
    }
    String name = sql.substring(at + 1, end);
    at = end + 1;
    put(COLUMNS.contains(name) ? '"' + name + '"' : "\"?\"");
    return true;
  }

  /** A string between dollars, {@code $$…$$} or {@code $tag$…$tag$}; else a parameter. */
  private boolean dollar() {
    int end = at + 1;
    while (end < sql.length() && isWord(sql.charAt(end))) {
      end++;
    }
    if (end == sql.length() || sql.charAt(end) != '$') {
      at = end;
      put(VALUE);
      return true;
    }
    String tag = sql.substring(at, end + 1);
    int close = sql.indexOf(tag, end + 1);
    at = close < 0 ? sql.length() : close + tag.length();
    put(VALUE);
    return close >= 0;
  }

  private void number() {
    while (at < sql.length()
        && (isWord(sql.charAt(at)) || sql.charAt(at) == '.' || isSignOfExponent())) {
      at++;
    }
    put(VALUE);
  }

  private boolean isSignOfExponent() {
    char c = sql.charAt(at);
    return (c == '+' || c == '-')
        && (sql.charAt(at - 1) | 0x20) == 'e'
        && at + 1 < sql.length()
        && isDigit(sql.charAt(at + 1));
  }

  private boolean comment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
    return depth == 0;
  }

  private void put(String token) {
    if (gap && out.length() > 0) {
      out.append(' ');
    }
    gap = false;
    out.append(token);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return isDigit(c) || c == '_' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= 0x80;
  }
}
