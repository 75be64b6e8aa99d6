package dev.cairn.cli.backtest;

import dev.cairn.detect.signal.Signal;
import java.util.Map;
import java.util.TreeMap;

/** What was read so far. */
public final class Tally {

  private final Map<String, Long> bySource = new TreeMap<>();
  private long deadLetters;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private boolean textHidden;

  void read(Signal signal) {
    bySource.merge(signal.source(), 1L, Long::sum);
    first = Math.min(first, signal.time());
    last = Math.max(last, signal.time());
  }

  void deadLetters(int more) {
    deadLetters += more;
  }

  void textHidden() {
    textHidden = true;
  }

  /** Events by source; {@link Signal#SESSION} has the sessions. In order of name. */
  public Map<String, Long> bySource() {
    return new TreeMap<>(bySource);
  }

  /** Of all sources. */
  public long all() {
    return bySource.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Pieces of records that no parser understood. */
  public long deadLetters() {
    return deadLetters;
  }

  /** The earliest time, epoch microseconds; the largest value if nothing was read. */
  public long first() {
    return first;
  }

  /** The latest time, epoch microseconds; the smallest value if nothing was read. */
  public long last() {
    return last;
  }

  /** Whether the archive did not give statements' text, for want of the PHI key. */
  public boolean isTextHidden() {
    return textHidden;
  }
}
