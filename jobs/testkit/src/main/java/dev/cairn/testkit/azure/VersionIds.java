package dev.cairn.testkit.azure;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Version ids in Azure's form: the time with seven digits of a second. Each is later than every one
 * before, even if the clock is not. Thread-safe.
 */
final class VersionIds {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final int TICK_NANOS = 100;

  private Instant last = Instant.EPOCH;

  synchronized String next(Instant now) {
    Instant tick = now.minusNanos(now.getNano() % TICK_NANOS);
    last = tick.isAfter(last) ? tick : last.plusNanos(TICK_NANOS);
    return FORM.format(last);
  }

  /** This one is taken. */
  synchronized void seen(String id) {
    Instant time = Instant.parse(id);
    last = time.isAfter(last) ? time : last;
  }
}
