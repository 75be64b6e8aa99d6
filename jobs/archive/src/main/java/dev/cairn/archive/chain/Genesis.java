package dev.cairn.archive.chain;

/**
 * What only the first manifest says: the circumstances under which the archive was created.
 *
 * @param metadataKey id of the metadata key version current at creation
 * @param phiKey id of the PHI key version current at creation
 * @param worm what the store refuses: {@code none} for a store that can be overwritten by its owner,
 *     else the store's own words
 */
public record Genesis(String metadataKey, String phiKey, String worm) {

  /** The statement of a store that does not itself refuse changes. */
  public static final String NO_WORM = "none";

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is not printable ASCII without quote and backslash
   */
  public Genesis {
    Checks.text("keys.metadata", metadataKey);
    Checks.text("keys.phi", phiKey);
    Checks.text("worm", worm);
  }
}
