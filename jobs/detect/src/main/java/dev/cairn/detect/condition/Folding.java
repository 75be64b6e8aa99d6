package dev.cairn.detect.condition;

import java.util.Locale;

/** Texts as they are compared where upper and lower case are alike. */
public final class Folding {

  private Folding() {}

  /** In lower case, by no language's rules. */
  public static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
