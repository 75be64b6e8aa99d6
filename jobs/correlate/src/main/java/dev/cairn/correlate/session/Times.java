package dev.cairn.correlate.session;

import dev.cairn.correlate.match.MatchTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as epoch microseconds; {@link Long#MAX_VALUE} is the end of all input. */
final class Times {

  private Times() {}

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The end of all input stays the end. */
  static long plus(long micros, Duration more) {
    long added = micros + MatchTimes.micros(more);
    return micros > 0 && added < 0 ? Long.MAX_VALUE : added;
  }

  static Long earlier(Long a, Long b) {
    return a == null ? b : b == null ? a : Long.valueOf(Math.min(a, b));
  }
}
