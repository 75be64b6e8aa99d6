package dev.cairn.delivery.queue;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Up to where all is done, in each partition. Positions begin in the order of their offsets and end
 * in any. Not thread-safe.
 */
public final class Progress {

  private final Map<Integer, Of> partitions = new HashMap<>();
  private int pending;

  private static final class Of {
    private final TreeSet<Long> pending = new TreeSet<>();
    private long next;

    long committable() {
      return pending.isEmpty() ? next : pending.first();
    }
  }

  /** Takes in a partition; all before this offset is done. */
  public void assign(int partition, long offset) {
    revoke(partition);
    Of of = new Of();
    of.next = offset;
    partitions.put(partition, of);
  }

  /** Forgets a partition, and what has begun in it. */
  public void revoke(int partition) {
    Of of = partitions.remove(partition);
    if (of != null) {
      pending -= of.pending.size();
    }
  }

  /** Something has begun; not done until {@link #end}. */
  public void begin(Position position) {
    Of of = partitions.get(position.partition());
    if (of.pending.add(position.offset())) {
      pending++;
    }
    of.next = position.offset() + 1;
  }

  /** It is done; nothing happens if its partition was forgotten meanwhile. */
  public void end(Position position) {
    Of of = partitions.get(position.partition());
    if (of != null && of.pending.remove(position.offset())) {
      pending--;
    }
  }

  /** How many have begun and not ended. */
  public int pending() {
    return pending;
  }

  /** By partition the offset before which all is done. */
  public Map<Integer, Long> committable() {
    Map<Integer, Long> offsets = new HashMap<>();
    partitions.forEach((partition, of) -> offsets.put(partition, of.committable()));
    return offsets;
  }
}
