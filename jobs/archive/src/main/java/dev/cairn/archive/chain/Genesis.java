package dev.cairn.archive.chain;

/**
 * What only the first manifest says: the circumstances under which the archive was created.
 *
 * @param worm what the store refuses: {@code none} for a store that can be overwritten by its owner,
 *     else the store's own words
 */
public record Genesis(String worm) {

  /** The statement of a store that does not itself refuse changes. */
  public static final String NO_WORM = "none";

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if the value is not printable ASCII without quote and backslash
   */
  public Genesis {
    Checks.text("worm", worm);
  }
}
