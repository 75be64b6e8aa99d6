package dev.cairn.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Durations as options take them: ISO-8601. */
final class Durations {

  private Durations() {}

  /**
   * Reads one.
   *
   * @param key whose value it is, for the message
   */
  static Duration parse(String key, String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw CairnException.wrongUse(
          key + " is '" + value + "'", "Write an ISO-8601 duration, such as PT60S or PT5M.");
    }
  }
}
