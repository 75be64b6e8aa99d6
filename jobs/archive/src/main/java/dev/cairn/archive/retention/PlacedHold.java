package dev.cairn.archive.retention;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.LegalHold;
import java.time.Instant;

/**
 * An active legal hold and when it began.
 *
 * @param terms what it covers, and the files it lies on
 * @param sequence the manifest that placed it
 * @param placed when, by that manifest
 */
public record PlacedHold(LegalHold terms, long sequence, Instant placed) {

  /**
   * Whether a file came after it and belongs to it. By source and time alone: whether a later file
   * has rows of the hold's user is not looked at, more is held rather than less.
   *
   * @param archived sequence of the manifest that lists the file
   */
  boolean coversLater(ArchiveFile file, long archived) {
    return archived > sequence && terms.covers(file);
  }
}
