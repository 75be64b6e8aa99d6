package dev.cairn.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How late sources may be, as {@code --lateness} takes it: {@code SOURCE=DURATION}. */
final class Lateness {

  static final String KEY = "--lateness";

  private Lateness() {}

  /**
   * Reads what was given; of a source that is given twice, the last.
   *
   * @param sources those that may be named, in the order in which a message lists them
   * @throws CairnException if one of them is not allowed: names it and what is
   */
  static Map<String, Duration> parse(List<String> texts, Set<String> sources) {
    Map<String, Duration> all = new HashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String source = equals < 0 ? text : text.substring(0, equals).strip();
      if (equals < 0 || !sources.contains(source)) {
        throw CairnException.wrongUse(
            KEY + " is '" + text + "'",
            "Allowed: SOURCE=DURATION; sources: " + String.join(", ", sources) + ".");
      }
      Duration time = Durations.parse(KEY + " " + source, text.substring(equals + 1).strip());
      if (time.isNegative()) {
        throw CairnException.wrongUse(
            KEY + " " + source + " is " + time, "Allowed: PT0S or more.");
      }
      all.put(source, time);
    }
    return all;
  }
}
