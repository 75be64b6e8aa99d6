package dev.cairn.testkit.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * Container-level WORM: what the control plane has set for a whole container.
 *
 * @param retention how long after its creation a blob is protected; null if there is no policy
 * @param extensions how often the locked policy was extended
 * @param holds the tags of its legal holds
 */
record ContainerLock(Duration retention, boolean locked, int extensions, Set<String> holds) {

  static final ContainerLock NONE = new ContainerLock(null, false, 0, Set.of());

  private static final int MOST_EXTENSIONS = 5;

  ContainerLock {
    holds = Set.copyOf(holds);
    if (retention != null && (retention.isNegative() || retention.isZero())) {
      throw new IllegalArgumentException("A retention is longer than nothing, not " + retention);
    }
  }

  boolean isNone() {
    return retention == null && holds.isEmpty();
  }

  /** Whether a blob that was created then is still in its retention. */
  boolean retains(Instant created, Instant now) {
    return retention != null && now.isBefore(created.plus(retention));
  }

  ContainerLock withRetention(Duration changed) {
    if (!locked) {
      return new ContainerLock(changed, false, 0, holds);
    }
    if (changed.compareTo(retention) <= 0) {
      throw new IllegalStateException("A locked policy can only be extended.");
    }
    if (extensions == MOST_EXTENSIONS) {
      throw new IllegalStateException(
          "A locked policy can be extended " + MOST_EXTENSIONS + " times only.");
    }
    return new ContainerLock(changed, true, extensions + 1, holds);
  }

  ContainerLock lock() {
    if (retention == null) {
      throw new IllegalStateException("There is no policy to lock.");
    }
    return new ContainerLock(retention, true, extensions, holds);
  }

  ContainerLock withoutRetention() {
    if (locked) {
      throw new IllegalStateException("A locked policy cannot be removed.");
    }
    return new ContainerLock(null, false, 0, holds);
  }

  ContainerLock withHold(String tag) {
    Set<String> more = new TreeSet<>(holds);
    more.add(tag);
    return new ContainerLock(retention, locked, extensions, more);
  }

  ContainerLock withoutHold(String tag) {
    Set<String> fewer = new TreeSet<>(holds);
    fewer.remove(tag);
    return new ContainerLock(retention, locked, extensions, fewer);
  }
}
