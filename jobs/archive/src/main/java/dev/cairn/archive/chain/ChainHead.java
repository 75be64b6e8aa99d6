package dev.cairn.archive.chain;

/**
 * The last manifest of a chain. Who knows it can tell whether the chain was cut or rewritten before.
 *
 * @param archiveId the archive's own name
 * @param sequence sequence of the last manifest
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 */
public record ChainHead(String archiveId, long sequence, String sha256) {

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public ChainHead {
    Checks.text("archive_id", archiveId);
    Checks.integer("sequence", sequence, 1);
    Checks.hash("sha256", sha256);
  }

  /**
   * Whether the other head is further in the same chain.
   *
   * @throws ChainBrokenException if it is of another archive
   */
  boolean precedes(ChainHead other) throws ChainBrokenException {
    if (!archiveId.equals(other.archiveId)) {
      throw new ChainBrokenException(
          "anchor", "it is of archive " + archiveId + ", this is archive " + other.archiveId);
    }
    return sequence < other.sequence;
  }
}
