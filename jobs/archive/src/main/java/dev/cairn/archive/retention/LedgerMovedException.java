package dev.cairn.archive.retention;

import java.io.IOException;

/**
 * Somebody else placed or released a hold, or changed retention, after this was decided. Nothing
 * more was done; what was done before stands and is in the ledger.
 */
public final class LedgerMovedException extends IOException {

  private static final long serialVersionUID = 1;

  LedgerMovedException(long lastLedger) {
    super(
        "The ledger went on after manifest "
            + lastLedger
            + ": somebody placed or released a hold or changed retention meanwhile. Look at it and"
            + " run this again");
  }
}
