package dev.cairn.testkit.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes one record of one log. */
interface Encoder {

  /** Appends one record that says all of these. */
  void encode(String reporter, List<LogEntry> entries, LineBuffer out);

  /** For a log that has one entry a record. */
  interface OfOne<E extends LogEntry> extends Encoder {

    void encode(E entry, LineBuffer out);

    @Override
    @SuppressWarnings("unchecked") // a log is only ever given its own entries
    default void encode(String reporter, List<LogEntry> entries, LineBuffer out) {
      encode((E) entries.get(0), out);
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
