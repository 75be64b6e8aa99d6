package dev.cairn.testkit.simulator;

import java.time.Duration;

/** Refuses settings: each message names the key, its value and what is allowed. */
final class Allowed {

  private Allowed() {}

  static void number(String key, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s: %s to %s are allowed."
              .formatted(key, plain(value), plain(least), plain(most)));
    }
  }

  static void share(String key, double value) {
    number(key, value, 0, 1);
  }

  static void duration(String key, Duration value, Duration least, Duration most) {
    if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is %s: %s to %s are allowed.".formatted(key, value, least, most));
    }
  }

  static void given(String key, Object value, String allowed) {
    if (value == null) {
      throw new IllegalArgumentException("%s is null: give %s.".formatted(key, allowed));
    }
  }

  static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000), duration.getNano() / 1_000);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
