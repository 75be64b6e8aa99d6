package dev.cairn.detect.machine;

import java.time.Duration;

/** Durations as microseconds. */
final class Spans {

  private Spans() {}

  /** In whole microseconds; the largest value for what is longer. */
  static long micros(Duration duration) {
    try {
      return Math.addExact(
          Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
