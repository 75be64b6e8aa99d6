package dev.cairn.detect.condition;

/**
 * Texts as they are compared where upper and lower case are alike: character by character, by no
 * language's rules, as {@link String#equalsIgnoreCase} does.
 */
public final class Folding {

  private Folding() {}

  /** In lower case; the same object if it is already. */
  public static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (fold(text.charAt(i)) != text.charAt(i)) {
        return folded(text, i);
      }
    }
    return text;
  }

  private static String folded(String text, int from) {
    char[] folded = text.toCharArray();
    for (int i = from; i < folded.length; i++) {
      folded[i] = fold(folded[i]);
    }
    return new String(folded);
  }

  /** In lower case. */
  static char fold(char one) {
    if (one < 128) {
      return one >= 'A' && one <= 'Z' ? (char) (one + ('a' - 'A')) : one;
    }
    return Character.toLowerCase(Character.toUpperCase(one));
  }
}
