package dev.cairn.testkit.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes times; remembers the last second, since most follow closely on one another. */
final class CivilTime {

  private static final long MICROS = 1_000_000;

  private final DateTimeFormatter form;
  private long second = Long.MIN_VALUE;
  private byte[] text;

  /** In UTC, in a form that goes down to seconds. */
  CivilTime(String form) {
    this.form = DateTimeFormatter.ofPattern(form).withZone(ZoneOffset.UTC);
  }

  /** Whole seconds. */
  LineBuffer seconds(LineBuffer out, long micros) {
    long wanted = Math.floorDiv(micros, MICROS);
    if (wanted != second) {
      text = form.format(Instant.ofEpochSecond(wanted)).getBytes(StandardCharsets.US_ASCII);
      second = wanted;
    }
    return out.raw(text);
  }

  LineBuffer micros(LineBuffer out, long micros) {
    return seconds(out, micros).ascii('.').padded(Math.floorMod(micros, MICROS), 6);
  }

  LineBuffer millis(LineBuffer out, long micros) {
    return seconds(out, micros).ascii('.').padded(Math.floorMod(micros, MICROS) / 1000, 3);
  }
}
