package dev.cairn.schemas;

import java.time.Instant;

/** Microseconds since the epoch, the unit of time in all schemas. */
public final class Micros {

  private static final long PER_SECOND = 1_000_000L;
  private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

  private Micros() {}

  /** Cuts to the microsecond below; a time 292,000 years off is the outermost one instead. */
  public static long of(Instant instant) {
    // not by ChronoUnit, which in JDK 17 fails beyond 292 years: a log may say the year 1
    long second = instant.getEpochSecond();
    if (Math.abs(second) > LAST_SECOND) {
      return second < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return second * PER_SECOND + instant.getNano() / 1_000;
  }
}
