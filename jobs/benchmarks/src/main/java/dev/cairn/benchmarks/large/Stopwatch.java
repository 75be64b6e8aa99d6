package dev.cairn.benchmarks.large;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Times one parser by this thread's processor time: neighbours on the machine count little. */
final class Stopwatch {

  private static final double NANOS_PER_MILLI = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final RecordParser parser;

  Stopwatch(RecordParser parser) {
    this.parser = parser;
  }

  /** Milliseconds to parse a value, the least of so many rounds: the first may be compiled code's. */
  double millis(byte[] value, int rounds) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long start = threads.getCurrentThreadCpuTime();
      parse(value);
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
    }
    return least / NANOS_PER_MILLI;
  }

  /** Whether a value has events of this very source: a mixed envelope may bring another's. */
  boolean reads(byte[] value, String source) {
    return parse(value).events().stream().anyMatch(event -> source.equals(event.getSource()));
  }

  private ParseResult parse(byte[] value) {
    return parser.parse(new RawRecord("large", 0, 0, 0, null, value));
  }
}
