package dev.cairn.archive.store;

import java.util.Optional;

/**
 * What keeps one blob version from being changed or deleted, in a store that is {@link
 * BlobStore#worm()}.
 *
 * @param retention empty if there is none
 * @param legalHold whether it is held whatever its retention says
 */
public record Protection(Optional<Retention> retention, boolean legalHold) {

  /** Nothing protects it: every blob of a store that is not WORM. */
  public static final Protection NONE = new Protection(Optional.empty(), false);

  /** A retention without a hold. */
  public static Protection of(Retention retention) {
    return new Protection(Optional.of(retention), false);
  }

  /** Whether this protects at least as long and as firmly as the other. */
  public boolean covers(Protection other) {
    boolean kept =
        other.retention.isEmpty()
            || retention.filter(mine -> mine.covers(other.retention.get())).isPresent();
    return kept && (legalHold || !other.legalHold);
  }

  boolean isLocked() {
    return retention.filter(mine -> mine.mode() == Retention.Mode.LOCKED).isPresent();
  }
}
