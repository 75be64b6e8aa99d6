package dev.cairn.correlate.match;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the matcher counts them. */
public final class MatchTimes {

  private static final long MICROS = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private MatchTimes() {}

  /** Epoch microseconds. */
  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
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
