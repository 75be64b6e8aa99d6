package dev.cairn.cli;

import java.util.Locale;

/** Confidences as people read them. */
final class Confidence {

  private static final double ROUNDS_TO_ONE = 0.9995;

  private Confidence() {}

  /** Three digits; only what is certain reads 1.000. */
  static String text(double confidence) {
    return confidence >= ROUNDS_TO_ONE && confidence < 1
        ? ">0.999"
        : String.format(Locale.ROOT, "%.3f", confidence);
  }
}
