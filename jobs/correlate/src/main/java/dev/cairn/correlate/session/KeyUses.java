package dev.cairn.correlate.session;

import dev.cairn.schemas.SessionEvent;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * When keys of Key Vault were used, as its log says: what the servers' data is encrypted under, and
 * whatever else lies in the vaults that are read. What was told twice counts once.
 *
 * <p>Holds the last {@value #MOST} uses; of a session that began before those, fewer are told.
 *
 * <p>Not thread-safe.
 */
public final class KeyUses {

  /** So many uses are remembered. */
  static final int MOST = 65_536;

  private static final String USE = "key_use";

  /**
   * One use.
   *
   * @param micros when, epoch microseconds
   * @param content first bits of the hash of what the log said
   * @param failed whether it was refused, or did not work
   */
  public record Use(long micros, long content, boolean failed) {}

  /**
   * Some uses.
   *
   * @param all how many
   * @param failed how many of them failed
   */
  record Count(long all, long failed) {}

  private static final Comparator<Use> IN_ORDER =
      Comparator.comparingLong(Use::micros).thenComparingLong(Use::content);

  private final TreeSet<Use> uses = new TreeSet<>(IN_ORDER);

  /** Knows nothing yet. */
  public KeyUses() {}

  /** All that are remembered, in order of time. */
  public List<Use> all() {
    return List.copyOf(uses);
  }

  /** Takes an event of Key Vault's log; those that use no key are ignored. */
  public void event(SessionEvent event) {
    if (event.getActivity().equals(USE)) {
      add(new Use(event.getTime(), event.getContent(), event.getFailed()));
    }
  }

  /** Remembers one. */
  public void add(Use use) {
    uses.add(use);
    if (uses.size() > MOST) {
      uses.pollFirst();
    }
  }

  /**
   * The uses in a stretch of time.
   *
   * @param from epoch microseconds, included
   * @param to the same
   */
  Count between(long from, long to) {
    long all = 0;
    long failed = 0;
    for (Use use : uses.subSet(first(from), true, last(to), true)) {
      all++;
      failed += use.failed() ? 1 : 0;
    }
    return new Count(all, failed);
  }

  private static Use first(long micros) {
    return new Use(micros, Long.MIN_VALUE, false);
  }

  private static Use last(long micros) {
    return new Use(micros, Long.MAX_VALUE, false);
  }
}
