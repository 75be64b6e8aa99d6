package dev.cairn.detect.sigma;

import dev.cairn.detect.condition.Glob;

/**
 * A value as Sigma writes it: {@code *} and {@code ?} are wildcards, unless a backslash stands
 * before them; a backslash before a backslash is one; any other stands for itself.
 */
record SigmaText(String raw) {

  boolean isAnything() {
    return !raw.isEmpty() && raw.chars().allMatch(one -> one == '*');
  }

  /** The text it stands for; null if it has wildcards. */
  String plain() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char one = raw.charAt(i);
      if (one == '*' || one == '?') {
        return null;
      }
      text.append(escapes(i) ? raw.charAt(++i) : one);
    }
    return text.toString();
  }

  /** Adds what it stands for. */
  void addTo(Glob.Builder glob) {
    for (int i = 0; i < raw.length(); i++) {
      char one = raw.charAt(i);
      if (one == '*') {
        glob.many();
      } else if (one == '?') {
        glob.one();
      } else {
        glob.text(String.valueOf(escapes(i) ? raw.charAt(++i) : one));
      }
    }
  }

  private boolean escapes(int at) {
    return raw.charAt(at) == '\\'
        && at + 1 < raw.length()
        && "*?\\".indexOf(raw.charAt(at + 1)) >= 0;
  }
}
