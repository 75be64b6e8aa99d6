package dev.cairn.formats.sql;

import dev.cairn.formats.sql.SqlScanner.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which tables a statement names, by the words before their names: FROM, JOIN, INTO, UPDATE, TABLE.
 * Any text will do: nothing is thrown, and time is linear.
 *
 * <p>What it names is not all that it touches: not what views, routines and triggers touch, nor what
 * a text that was cut would have named. It may name what is no table: an alias that a DELETE repeats
 * stays out, but a misspelt name that the server refused is there. Not thread-safe; used again and
 * again.
 */
public final class SqlTables {

  /** More tables than that in one statement are left out. */
  public static final int MOST = 64;

  private static final int LONGEST_NAME = 64;

  private static final Set<String> OPENERS =
      Set.of("from", "join", "straight_join", "into", "update", "table", "truncate");

  // what may stand between the word and the name
  private static final Set<String> MODIFIERS =
      Set.of(
          "low_priority", "high_priority", "delayed", "quick", "ignore", "if", "not", "exists",
          "lateral");

  // what ends the hope for a name
  private static final Set<String> NO_NAMES =
      Set.of("select", "with", "values", "outfile", "dumpfile", "dual", "set", "statement");

  // behind what a comma does not go on with tables
  private static final Set<String> LIST_ENDS =
      Set.of(
          "select", "where", "group", "having", "order", "limit", "set", "values", "window", "into");

  // functions that have a FROM of their own
  private static final Set<String> OWN_FROM =
      Set.of("extract", "trim", "substring", "substr", "overlay");

  // what names may come behind; a word of the grammar that is taken for an alias does no harm else
  private static final Set<String> NO_ALIASES =
      Set.of("from", "join", "straight_join", "into", "update", "table", "for", "on", "select");

  private final SqlScanner scanner = new SqlScanner();
  private final Set<String> found = new LinkedHashSet<>();
  private final Set<String> common = new LinkedHashSet<>();
  // by depth of parentheses, whether they are of a function that has a FROM of its own
  private final List<Boolean> functions = new ArrayList<>();
  // the depths at which a list of tables may go on behind a subquery
  private final Set<Integer> lists = new HashSet<>();
  private String sql;
  private Token token;

  /**
   * The names, in the order of their first use, as {@code schema.table} or {@code table}, as they
   * are written but for backticks. At most {@value #MOST}, none longer than a server allows.
   *
   * @param text of a statement, not null
   */
  public List<String> of(String text) {
    sql = text;
    scanner.begin(text);
    found.clear();
    common.clear();
    functions.clear();
    lists.clear();
    String before = "";
    String beforeThat = "";
    token = scanner.next();
    boolean shows = token == Token.WORD && word().equals("show");
    while (token != Token.END && !shows) {
      String word = token == Token.WORD ? word() : "";
      if (OPENERS.contains(word) && opens(word, before)
          || isSign(',') && lists.contains(functions.size())) {
        listAt(word);
        names();
        before = "";
        beforeThat = "";
        continue;
      }
      if (LIST_ENDS.contains(word)) {
        lists.remove(functions.size());
      }
      if (token == Token.SIGN) {
        sign(before, beforeThat);
        word = String.valueOf(sql.charAt(scanner.start()));
      }
      beforeThat = before;
      before = token == Token.QUOTED_NAME ? raw().toLowerCase(Locale.ROOT) : word;
      token = scanner.next();
    }
    found.removeIf(name -> common.contains(name.toLowerCase(Locale.ROOT)));
    return List.copyOf(found);
  }

  private boolean opens(String word, String before) {
    return switch (word) {
      case "update" -> !before.equals("key") && !before.equals("for") && !before.equals("on");
      case "join" -> !before.equals("for");
      case "straight_join" -> !before.equals("select") && !before.equals("distinct");
      case "from" -> functions.isEmpty() || !functions.get(functions.size() - 1);
      case "truncate" -> before.isEmpty();
      default -> true;
    };
  }

  private void listAt(String opener) {
    if (opener.equals("from") || opener.equals("join") || opener.equals("update")) {
      lists.add(functions.size());
    }
  }

  // keeps the depth, and what is named for the length of the statement alone
  private void sign(String before, String beforeThat) {
    char sign = sql.charAt(scanner.start());
    if (sign == '(') {
      functions.add(OWN_FROM.contains(before));
      if (before.equals("as") && !beforeThat.isEmpty()) {
        common.add(beforeThat);
      }
    } else if (sign == ')' && !functions.isEmpty()) {
      lists.remove(functions.size());
      functions.remove(functions.size() - 1);
    }
  }

  /** A list of names after a word that opens one; leaves the first token that is not its own. */
  private void names() {
    token = scanner.next();
    do {
      while (isSign('(') || token == Token.WORD && MODIFIERS.contains(word())) {
        if (isSign('(')) {
          functions.add(false);
        }
        token = scanner.next();
      }
      if (!name()) {
        return;
      }
      alias();
    } while (comma());
  }

  private boolean name() {
    if (token == Token.WORD && (NO_NAMES.contains(word()) || OPENERS.contains(word()))
        || token != Token.WORD && token != Token.QUOTED_NAME) {
      return false;
    }
    String name = raw();
    token = scanner.next();
    if (isSign('.')) {
      token = scanner.next();
      if (token != Token.WORD && token != Token.QUOTED_NAME) {
        return false;
      }
      name = name + '.' + raw();
      token = scanner.next();
    }
    if (found.size() < MOST && name.length() <= 2 * LONGEST_NAME + 1) {
      found.add(name);
    }
    return true;
  }

  private void alias() {
    if (token == Token.WORD && word().equals("as")) {
      token = scanner.next();
    }
    if (token == Token.QUOTED_NAME
        || token == Token.WORD && !NO_ALIASES.contains(word())) {
      token = scanner.next();
    }
  }

  private boolean comma() {
    if (!isSign(',')) {
      return false;
    }
    token = scanner.next();
    return true;
  }

  private boolean isSign(char sign) {
    return token == Token.SIGN && sql.charAt(scanner.start()) == sign;
  }

  private String word() {
    return sql.substring(scanner.start(), scanner.end()).toLowerCase(Locale.ROOT);
  }

  private String raw() {
    String name = sql.substring(scanner.start(), scanner.end());
    if (token != Token.QUOTED_NAME) {
      return name;
    }
    int end = name.length() > 1 && name.endsWith("`") ? name.length() - 1 : name.length();
    return name.substring(Math.min(1, end), end).replace("``", "`");
  }
}
