package dev.cairn.pipeline.sessions;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who of a source's reporters stopped speaking, by the machine's clock. Who was silent for a day is
 * forgotten: it is gone, not late.
 */
final class SilentReporters {

  private static final Duration GONE = Duration.ofDays(1);

  private final long afterMillis;
  private final Map<String, Long> lastHeard = new HashMap<>();

  /**
   * Nobody has spoken.
   *
   * @param after after how long somebody is silent
   */
  SilentReporters(Duration after) {
    this.afterMillis = after.toMillis();
  }

  void heard(String reporter, long nowMillis) {
    if (reporter != null) {
      lastHeard.put(reporter, nowMillis);
    }
  }

  /** Those silent now, sorted. */
  List<String> at(long nowMillis) {
    lastHeard.values().removeIf(last -> nowMillis - last > GONE.toMillis());
    return lastHeard.entrySet().stream()
        .filter(one -> nowMillis - one.getValue() >= afterMillis)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
