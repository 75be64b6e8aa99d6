package dev.cairn.archive.chain;

import java.io.IOException;

/** The chain is not whole; names the first fault. Retrying does not help. */
public final class ChainBrokenException extends IOException {

  private final String place;

  ChainBrokenException(String place, String fault) {
    super(
        "The manifest chain is broken at " + place + ": " + fault
            + ". Nothing was written; run `cairn verify` to see every fault.");
    this.place = place;
  }

  /** Blob path of the first faulty manifest, or {@code anchor}. */
  public String place() {
    return place;
  }
}
