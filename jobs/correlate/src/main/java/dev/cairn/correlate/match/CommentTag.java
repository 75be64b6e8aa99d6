package dev.cairn.correlate.match;

/**
 * The id that a client put into a comment of a statement, as tracing libraries do: {@code
 * /*traceparent='00-4bf9…-01'*}{@code /}. Both hops log comments as they came, where literals
 * differ and texts are cut.
 */
final class CommentTag {

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int LEAST_CHARS = 4;

  private CommentTag() {}

  /**
   * Hash of the first comment that may hold an id: one with a digit, of {@value #LEAST_CHARS}
   * characters or more, that is no hint and no conditional code. Comments inside quotes are none.
   *
   * @return 0 if there is none, or it is cut
   */
  static long of(String sql) {
    int at = sql.indexOf("/*");
    if (at < 0) {
      return 0;
    }
    // the quote that is open before the comment
    char quote = 0;
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (quote != 0) {
        if (c == '\\' && quote != '`') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
        i++;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
        i++;
      } else if (c == '/' && sql.startsWith("/*", i)) {
        int end = sql.indexOf("*/", i + 2);
        if (end < 0) {
          return 0;
        }
        long tag = hash(sql, i + 2, end);
        if (tag != 0) {
          return tag;
        }
        i = end + 2;
      } else {
        i++;
      }
    }
    return 0;
  }

  private static long hash(String sql, int from, int to) {
    if (to - from < LEAST_CHARS || sql.charAt(from) == '!' || sql.charAt(from) == '+') {
      return 0;
    }
    boolean digit = false;
    long hash = MIX;
    for (int i = from; i < to; i++) {
      char c = sql.charAt(i);
      digit |= c >= '0' && c <= '9';
      hash = (hash ^ c) * MIX;
      hash ^= hash >>> 29;
    }
    return digit ? hash | 1 : 0;
  }
}
