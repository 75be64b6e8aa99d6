package dev.cairn.detect.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets through one hit of a rule and key in a twentieth of the rule's limit. */
final class Thinning {

  private static final int PARTS = 20;
  /** Keys remembered; one that is forgotten gets a hit more. */
  private static final int MOST = 100_000;

  private final Map<String, Long> passed =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  boolean passes(String rule, String key, long micros, Duration limit) {
    String name = rule + "\n" + key;
    Long before = passed.get(name);
    long part = Math.max(1, limit.dividedBy(PARTS).toMillis() * 1_000);
    if (before != null && micros >= before && micros - before < part) {
      return false;
    }
    passed.put(name, micros);
    return true;
  }
}
