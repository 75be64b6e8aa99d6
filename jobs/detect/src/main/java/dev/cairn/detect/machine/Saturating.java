package dev.cairn.detect.machine;

import java.time.Duration;

/** Arithmetic of microseconds that stops at the outermost values: a log may say any time. */
final class Saturating {

  private Saturating() {}

  static long plus(long time, long span) {
    long sum = time + span;
    // overflowed if both have one sign and the sum the other
    return ((time ^ sum) & (span ^ sum)) < 0 ? outermost(time) : sum;
  }

  static long minus(long time, long span) {
    long difference = time - span;
    return ((time ^ span) & (time ^ difference)) < 0 ? outermost(time) : difference;
  }

  static long times(long span, long factor) {
    try {
      return Math.multiplyExact(span, factor);
    } catch (ArithmeticException e) {
      return outermost(span ^ factor);
    }
  }

  static long micros(Duration duration) {
    long seconds = times(duration.getSeconds(), 1_000_000L);
    return plus(seconds, duration.getNano() / 1_000);
  }

  private static long outermost(long sign) {
    return sign < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
