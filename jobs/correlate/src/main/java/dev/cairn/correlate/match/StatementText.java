package dev.cairn.correlate.match;

/**
 * What of a statement's text is needed to compare it with another's: hashes, no text. Texts are
 * compared as both hops log them: runs of bytes that are no UTF-8 count as one U+FFFD; white space
 * around a text and semicolons at its end, which servers drop, do not count.
 *
 * @param exact hash of the whole text; 0 if it is cut, masked, or not all UTF-8
 * @param digest hash of the normalised statement; 0 if it is not known
 * @param head hash of the first {@value #HEAD_CHARS} characters; 0 if the text is shorter
 * @param tag hash of the first comment that may hold an id; 0 if there is none
 */
public record StatementText(long exact, long digest, long head, long tag) {

  /** So many characters are left even of a text that was cut at 1,024 bytes. */
  public static final int HEAD_CHARS = 256;

  /** Nothing is known about the text. */
  public static final StatementText UNKNOWN = new StatementText(0, 0, 0, 0);

  private static final String MASK = "*****";
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /**
   * Takes what is needed from a text.
   *
   * @param text the text, with passwords masked; null if it is not known
   * @param sqlDigest {@code sql_digest} of the event: hexadecimal; null if there is none
   * @param truncated whether the text is, or may be, cut
   */
  public static StatementText of(String text, String sqlDigest, boolean truncated) {
    long digest = sqlDigest == null ? 0 : HashBits.first64(sqlDigest);
    if (text == null) {
      return digest == 0 ? UNKNOWN : new StatementText(0, digest, 0, 0);
    }
    long hash = MIX;
    long head = 0;
    boolean whole = !truncated;
    int begin = begin(text);
    int end = end(text, begin);
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (i - begin == HEAD_CHARS) {
        head = finish(hash);
      }
      if (c == '\uFFFD') {
        whole = false;
      }
      hash = (hash ^ c) * MIX;
      hash ^= hash >>> 29;
    }
    whole &= !text.contains(MASK);
    return new StatementText(
        whole ? finish(hash ^ end - begin) : 0, digest, head, CommentTag.of(text));
  }

  private static int begin(String text) {
    int begin = 0;
    while (begin < text.length() && isSpace(text.charAt(begin))) {
      begin++;
    }
    return begin;
  }

  private static int end(String text, int begin) {
    int end = text.length();
    while (end > begin && (isSpace(text.charAt(end - 1)) || text.charAt(end - 1) == ';')) {
      end--;
    }
    return end;
  }

  // as servers have it
  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  // 0 stands for nothing
  private static long finish(long hash) {
    long mixed = (hash ^ hash >>> 32) * MIX;
    return mixed == 0 ? 1 : mixed;
  }
}
