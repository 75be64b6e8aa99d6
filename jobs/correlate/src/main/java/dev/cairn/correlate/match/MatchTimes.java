package dev.cairn.correlate.match;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the matcher counts them. */
final class MatchTimes {

  private static final long MICROS = 1_000_000;

  private MatchTimes() {}

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** How long the stretch is that a stamp of this precision stands for. */
  static long precisionMicros(String precision) {
    return switch (precision) {
      case "us" -> 1;
      case "ms" -> 1_000;
      default -> MICROS;
    };
  }
}
