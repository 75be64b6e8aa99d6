package dev.cairn.formats.sql;

/** Letter case of words that SQL and logs write in ASCII. */
public final class Ascii {

  private Ascii() {}

  /**
   * The text with A to Z in lower case and all else as it is. In linear time: {@link
   * String#toLowerCase} copies its whole result anew for each capital I with a dot in it.
   */
  public static String lowerCase(String text) {
    int first = 0;
    while (first < text.length() && !isUpper(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (int i = first; i < chars.length; i++) {
      if (isUpper(chars[i])) {
        chars[i] |= 0x20;
      }
    }
    return new String(chars);
  }

  /**
   * Whether a word stands at a place, in any letter case.
   *
   * @param word in lower case
   */
  public static boolean isAt(String text, int at, String word) {
    if (text.length() - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = text.charAt(at + i);
      if (c != word.charAt(i) && (!isUpper(c) || (c | 0x20) != word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
