package dev.cairn.correlate.match;

import dev.cairn.schemas.Micros;
import java.time.Duration;
import java.time.Instant;

/** Times as the matcher counts them. */
public final class MatchTimes {

  private static final long MICROS = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long LONGEST = Duration.ofDays(365).toSeconds() * MICROS;

  private MatchTimes() {}

  /** Epoch microseconds. */
  public static long micros(Instant time) {
    return Micros.of(time);
  }

  /**
   * How long something took as far as it can be believed, in microseconds: not under 0 and not over a
   * year. Logs give any number, and what is added to it must not overflow.
   *
   * @param durationMicros as the log says; null if it does not, for 0
   */
  public static long took(Long durationMicros) {
    return durationMicros == null ? 0 : Math.max(0, Math.min(durationMicros, LONGEST));
  }

  /** Whole microseconds. */
  public static long micros(Duration duration) {
    return duration.toNanos() / NANOS_PER_MICRO;
  }

  /**
   * How long the stretch is that a stamp stands for, in microseconds.
   *
   * @param precision as in {@code AuditEvent.time_precision}
   */
  public static long precisionMicros(String precision) {
    return switch (precision) {
      case "us" -> 1;
      case "ms" -> 1_000;
      default -> MICROS;
    };
  }
}
