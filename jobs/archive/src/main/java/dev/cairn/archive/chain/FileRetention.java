package dev.cairn.archive.chain;

import dev.cairn.archive.store.Committed;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long an archive file is to be kept, and what keeps it.
 *
 * @param rule the retention policy and its version that say so, {@code name/version}
 * @param until whole seconds; kept at least as long
 * @param mode {@code unlocked} or {@code locked}: before the commit as the rule wants it, in a
 *     manifest as the store says; {@code none} where the store itself keeps nothing
 */
public record FileRetention(String rule, Instant until, String mode) {

  /** The mode of a file that no store protects. */
  public static final String NO_MODE = "none";

  private static final List<String> FIRMNESS = List.of(NO_MODE, "unlocked", "locked");

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public FileRetention {
    Checks.text("retention.rule", rule);
    Checks.second("retention.until", until);
    checkMode("retention.mode", mode);
  }

  static void checkMode(String what, String mode) {
    Checks.that(FIRMNESS.contains(mode), "%s must be one of none, unlocked, locked", what);
  }

  /** As the rule wants it, before the file is committed. */
  public static FileRetention wanted(String rule, Instant until, Retention.Mode mode) {
    return new FileRetention(rule, until, mode.name().toLowerCase(Locale.ROOT));
  }

  /** What a store that is WORM is to be asked for; {@link Protection#NONE} in mode none. */
  public Protection protection() {
    return mode.equals(NO_MODE)
        ? Protection.NONE
        : Protection.of(
            new Retention(until, Retention.Mode.valueOf(mode.toUpperCase(Locale.ROOT))));
  }

  /** This one extended: the later time, the firmer mode, the rule of the extension. */
  FileRetention extended(FileRetention by) {
    return new FileRetention(
        by.rule,
        until.isAfter(by.until) ? until : by.until,
        FIRMNESS.indexOf(mode) > FIRMNESS.indexOf(by.mode) ? mode : by.mode);
  }

  /** With the mode that the store read back; the time stays the wanted one. */
  FileRetention as(Committed committed) {
    Optional<Retention> kept = committed.protection().retention();
    return new FileRetention(
        rule, until, kept.map(r -> r.mode().name().toLowerCase(Locale.ROOT)).orElse(NO_MODE));
  }
}
