package dev.cairn.formats.record;

import dev.cairn.schemas.AuditEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Reads the ways in which the logs write time, and sets it on events. */
public final class Timestamps {

  /** A value of {@code AuditEvent.time_precision}: stated in whole seconds. */
  public static final String SECONDS = "s";
  static final String MILLIS = "ms";
  /** A value of {@code AuditEvent.time_precision}: stated in microseconds, or finer. */
  public static final String MICROS = "us";

  /** A value of {@code AuditEvent.time_source}: the record's own field. */
  public static final String RECORD = "record";

  /** A value of {@code AuditEvent.time_source}: the record around the log's own. */
  public static final String ENVELOPE = "envelope";

  /** A value of {@code AuditEvent.time_source}: the log says nothing, Kafka does. */
  public static final String KAFKA = "kafka";

  /** Microseconds in a second. */
  public static final long MICROS_PER_SECOND = 1_000_000;

  /** Microseconds in a millisecond. */
  public static final long MICROS_PER_MILLI = 1_000;

  private static final int SECONDS_PER_DAY = 86_400;
  private static final int MICRO_DIGITS = 6;

  private Timestamps() {}

  /**
   * A point in time and how finely it was stated.
   *
   * @param epochMicros microseconds since the epoch
   * @param precision a value of {@code AuditEvent.time_precision}
   */
  public record Stamp(long epochMicros, String precision) {}

  /** From milliseconds since the epoch; null if the archive's microseconds cannot hold it. */
  public static Stamp ofMillis(long epochMillis) {
    long max = Long.MAX_VALUE / MICROS_PER_MILLI;
    return epochMillis > max || epochMillis < -max
        ? null
        : new Stamp(epochMillis * MICROS_PER_MILLI, MILLIS);
  }

  /**
   * Sets an event's time.
   *
   * @param stamp not null
   * @param source a value of {@code AuditEvent.time_source}
   */
  public static void set(AuditEvent event, Stamp stamp, String source) {
    event.setTime(
        Instant.ofEpochSecond(
            Math.floorDiv(stamp.epochMicros, MICROS_PER_SECOND),
            Math.floorMod(stamp.epochMicros, MICROS_PER_SECOND) * 1_000));
    event.setTimePrecision(stamp.precision);
    event.setTimeSource(source);
  }

  /**
   * Reads ISO 8601 as Azure and its forwarders write it: up to nine digits of fraction, {@code Z}
   * or an offset or nothing (UTC), and the blanks that some pipelines leave after a colon. What is
   * finer than a microsecond is cut off.
   *
   * @return null if the text is none of that
   */
  public static Stamp parseIso(String text) {
    Digits in = new Digits(text);
    int year = in.number(4);
    in.skip('-');
    int month = in.number(2);
    in.skip('-');
    int day = in.number(2);
    if (!in.trySkip('T')) {
      in.skip(' ');
    }
    int hour = in.number(2);
    in.skip(':');
    int minute = in.number(2);
    in.skip(':');
    int second = in.number(2);
    int fractionDigits = 0;
    long micros = 0;
    if (in.trySkip('.')) {
      for (; in.atDigit(); fractionDigits++) {
        int digit = in.number(1);
        micros = fractionDigits < MICRO_DIGITS ? micros * 10 + digit : micros;
      }
      for (int i = fractionDigits; i < MICRO_DIGITS; i++) {
        micros *= 10;
      }
    }
    int offsetSeconds = in.offset();
    if (!in.finished()) {
      return null;
    }
    long local = epochSecond(year, month, day, hour, minute, second);
    if (local == Long.MIN_VALUE) {
      return null;
    }
    String precision = fractionDigits == 0 ? SECONDS : fractionDigits <= 3 ? MILLIS : MICROS;
    return new Stamp((local - offsetSeconds) * MICROS_PER_SECOND + micros, precision);
  }

  /** Seconds since the epoch of a UTC date and time; {@link Long#MIN_VALUE} if there is none. */
  static long epochSecond(int year, int month, int day, int hour, int minute, int second) {
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return Long.MIN_VALUE;
    }
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      return days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
    } catch (DateTimeException e) {
      return Long.MIN_VALUE;
    }
  }
}
