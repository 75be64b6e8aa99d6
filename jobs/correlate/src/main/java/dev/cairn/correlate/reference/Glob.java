package dev.cairn.correlate.reference;

/**
 * A pattern of tables, {@code schema.table}: {@code *} stands for any run of characters, also none,
 * on its side of the first dot. Letter case does not count. Matching makes no object, and takes at
 * most the product of both lengths.
 */
final class Glob {

  private final String pattern;
  private final int dot;

  /** Of a text with a dot. */
  Glob(String pattern) {
    this.pattern = pattern;
    this.dot = pattern.indexOf('.');
  }

  /** How many characters it fixes: the more, the closer. */
  int literals() {
    return (int) pattern.chars().filter(c -> c != '*').count();
  }

  boolean matches(String table) {
    int at = table.indexOf('.');
    return at >= 0
        && part(0, dot, table, 0, at)
        && part(dot + 1, pattern.length(), table, at + 1, table.length());
  }

  private boolean part(int from, int end, String text, int textFrom, int textEnd) {
    int p = from;
    int t = textFrom;
    int star = -1;
    int resume = 0;
    while (t < textEnd) {
      if (p < end && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < end && same(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        // the last * takes one character more
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < end && pattern.charAt(p) == '*') {
      p++;
    }
    return p == end;
  }

  /** As {@link String#CASE_INSENSITIVE_ORDER} has it. */
  private static boolean same(char a, char b) {
    return a == b
        || Character.toLowerCase(Character.toUpperCase(a))
            == Character.toLowerCase(Character.toUpperCase(b));
  }

  @Override
  public String toString() {
    return pattern;
  }
}
