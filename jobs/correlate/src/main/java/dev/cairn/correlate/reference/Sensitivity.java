package dev.cairn.correlate.reference;

import java.util.Locale;

/** How sensitive what a table or column holds is; from the least to the most. */
public enum Sensitivity {
  /** Known to all. */
  PUBLIC,
  /** Neither about persons nor known to all. */
  INTERNAL,
  /** Names persons, without anything about their health. */
  PII,
  /** Protected health information. */
  PHI;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** As tables and sessions write it: the name in lower case. */
  public String text() {
    return text;
  }

  static Sensitivity parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** The more sensitive of two; null only if both are. */
  static Sensitivity highest(Sensitivity one, Sensitivity other) {
    if (one == null || other != null && other.compareTo(one) > 0) {
      return other;
    }
    return one;
  }
}
