package dev.cairn.archive.table;

import java.time.Instant;

/** Microseconds since the epoch, the archive's unit of time. */
final class Micros {

  private Micros() {}

  /** Cuts to the microsecond below; exact for every time that an Avro timestamp-micros can hold. */
  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }
}
