package dev.cairn.archive.chain;

import java.io.IOException;

/** A commit brings offsets that the archive already holds from another commit. Nothing was written. */
public final class OffsetOverlapException extends IOException {

  private final OffsetRange archived;

  OffsetOverlapException(String commitId, OffsetRange range, OffsetRange archived) {
    super(
        "Commit " + commitId + " brings offsets " + range + ", but " + archived
            + " are archived already: start the writer from the chain's next offsets.");
    this.archived = archived;
  }

  /** The offsets of the commit's range that are archived already; the first such stretch. */
  public OffsetRange archived() {
    return archived;
  }
}
