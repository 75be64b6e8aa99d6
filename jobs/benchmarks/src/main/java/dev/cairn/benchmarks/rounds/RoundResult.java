package dev.cairn.benchmarks.rounds;

import java.util.Map;

/**
 * What one round did and cost.
 *
 * @param events events kept (or read, or verified)
 * @param cpuNanos processor time of the whole process, collections and compilation included
 * @param wallNanos elapsed time
 * @param figures what else the contender counts, by {@code Figure} name; bytes, calls, files
 */
public record RoundResult(
    long events, long cpuNanos, long wallNanos, Map<String, Long> figures) {

  /** Bytes of what was written or read. */
  public static final String BYTES = "bytes";

  /** Files written or read. */
  public static final String FILES = "files";

  /** Calls of the key service. */
  public static final String KEY_CALLS = "key-calls";

  /** Largest heap in use after a collection, bytes; 0 if there was none. */
  public static final String HEAP_BYTES = "heap-bytes";

  /** Time of all collections, nanoseconds of elapsed time. */
  public static final String GC_NANOS = "gc-nanos";

  /** Size of the last checkpoint, bytes. */
  public static final String CHECKPOINT_BYTES = "checkpoint-bytes";

  public RoundResult {
    figures = Map.copyOf(figures);
  }

  /** Events for each second of processor time. */
  public double eventsPerCpuSecond() {
    return events * 1e9 / cpuNanos;
  }

  /** A figure; 0 if the contender does not count it. */
  public long figure(String name) {
    return figures.getOrDefault(name, 0L);
  }
}
