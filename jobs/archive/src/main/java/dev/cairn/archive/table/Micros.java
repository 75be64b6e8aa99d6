package dev.cairn.archive.table;

import java.time.Instant;

/** Microseconds since the epoch, the archive's unit of time. */
final class Micros {

  private static final long PER_SECOND = 1_000_000L;
  private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

  private Micros() {}

  /** Cuts to the microsecond below; a time 292,000 years off is the outermost one instead. */
  static long of(Instant instant) {
    long second = instant.getEpochSecond();
    if (Math.abs(second) > LAST_SECOND) {
      return second < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return second * PER_SECOND + instant.getNano() / 1_000;
  }
}
