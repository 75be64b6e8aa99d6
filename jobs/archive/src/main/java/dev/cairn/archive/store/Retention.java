package dev.cairn.archive.store;

import java.time.Instant;
import java.util.Locale;

/**
 * Until when a store keeps a blob from being changed or deleted.
 *
 * @param until whole seconds, as Azure keeps them
 * @param mode whether the store's owner may still shorten or remove it
 */
public record Retention(Instant until, Mode mode) {

  /** How firm a retention is. */
  public enum Mode {
    /** Holds against everybody but those who may change policies: not proof against the owner. */
    UNLOCKED,
    /** Can be extended, by nobody shortened or removed. */
    LOCKED
  }

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if the time has a fraction of a second
   */
  public Retention {
    if (until.getNano() != 0) {
      throw new IllegalArgumentException("until must be whole seconds, but is " + until);
    }
    if (mode == null) {
      throw new IllegalArgumentException("mode is missing");
    }
  }

  /** Whether this keeps a blob at least as long and as firmly as the other. */
  public boolean covers(Retention other) {
    return !until.isBefore(other.until) && mode.compareTo(other.mode) >= 0;
  }

  /** The least that covers both. */
  Retention join(Retention other) {
    return new Retention(
        until.isBefore(other.until) ? other.until : until,
        mode.compareTo(other.mode) < 0 ? other.mode : mode);
  }

  /** For messages, as a clause. */
  String text() {
    return "its retention runs until %s, %s".formatted(until, mode.name().toLowerCase(Locale.ROOT));
  }
}
