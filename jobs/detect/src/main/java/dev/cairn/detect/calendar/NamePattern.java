package dev.cairn.detect.calendar;

/**
 * A pattern of names: {@code *} stands for any run of characters, also none; letter case counts.
 * Takes at most the product of both lengths.
 *
 * @param text the pattern
 */
record NamePattern(String text) {

  boolean matches(String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < text.length() && text.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < text.length() && text.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        // the last * takes one character more
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < text.length() && text.charAt(p) == '*') {
      p++;
    }
    return p == text.length();
  }
}
