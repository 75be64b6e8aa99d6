package dev.cairn.correlate.session;

import java.util.Map;
import java.util.Set;

/**
 * How far each source came: whatever happened up to this time and will be told has been told. A
 * source's progress is the least of its reporters', silent ones left out. It never goes back.
 *
 * <p>Silence is told, not concluded: from event times alone a source that stopped cannot be told
 * from one that is read more slowly, as in a replay.
 *
 * @param passed epoch microseconds for each source, {@link Long#MAX_VALUE} after its last event; a
 *     source without an entry has not begun to speak
 * @param silent who stopped speaking: waited for only for the source's lateness
 * @param quiet where time is, if all are silent: it goes on by a clock then; {@link Long#MIN_VALUE}
 *     if nobody says
 */
public record Progress(Map<String, Long> passed, Set<Silence> silent, long quiet) {

  /** Stands for the answers about statements, which come from no log. */
  public static final String ATTRIBUTION = "attribution";

  /** Takes copies. */
  public Progress {
    passed = Map.copyOf(passed);
    silent = Set.copyOf(silent);
  }

  /** Somebody speaks. */
  public Progress(Map<String, Long> passed, Set<Silence> silent) {
    this(passed, silent, Long.MIN_VALUE);
  }

  /** Nobody has spoken, nobody is silent. */
  public static Progress none() {
    return new Progress(Map.of(), Set.of());
  }

  /** Whether nothing more is to come from then or earlier; null for a reporter means all. */
  boolean passed(String source, String reporter, long micros) {
    return !silent(source, reporter) && of(source) >= micros;
  }

  boolean silent(String source, String reporter) {
    return silent.contains(new Silence(source, null))
        || reporter != null && silent.contains(new Silence(source, reporter));
  }

  /** How far the slowest of these sources is; silent ones do not count. */
  public long slowest(Set<String> sources) {
    long least = Long.MAX_VALUE;
    boolean any = false;
    for (String source : sources) {
      if (!silent(source, null)) {
        least = Math.min(least, of(source));
        any = true;
      }
    }
    return any ? least : quiet;
  }

  /** How far the fastest of these sources is. */
  public long fastest(Set<String> sources) {
    return sources.stream().mapToLong(this::of).max().orElse(Long.MIN_VALUE);
  }

  private long of(String source) {
    return passed.getOrDefault(source, Long.MIN_VALUE);
  }
}
