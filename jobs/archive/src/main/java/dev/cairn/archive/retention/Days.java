package dev.cairn.archive.retention;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Whole days: what is extended on one day then shares one ledger entry. */
final class Days {

  private Days() {}

  /** The end of that day, UTC; the time itself if it is one. */
  static Instant end(Instant time) {
    Instant day = time.truncatedTo(ChronoUnit.DAYS);
    return day.equals(time) ? day : day.plus(1, ChronoUnit.DAYS);
  }
}
