package dev.cairn.detect.sigma;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses which word was meant. */
final class Nearest {

  private static final int FARTHEST = 3;

  private Nearest() {}

  /** {@code ; did you mean 'user_name'?}, or a full stop if no word is near. */
  static String hint(String word, Collection<String> words) {
    String nearest = find(word, words, FARTHEST);
    return nearest == null ? "." : "; did you mean '" + nearest + "'?";
  }

  /** The word that is nearest and at most so many changes away; null if there is none. */
  static String find(String word, Collection<String> words, int most) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.length() > 64) {
      return null;
    }
    return words.stream()
        .filter(known -> changes(lower, known) <= Math.min(most, known.length() / 2))
        .min(Comparator.comparingInt((String known) -> changes(lower, known)))
        .orElse(null);
  }

  /** Levenshtein's distance. */
  private static int changes(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
