package dev.cairn.archive.retention;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.CommitConflictException;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.Manifest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends what retention and holds do to the ledger, and only to the ledger that they were decided
 * by: the commit's id is made of the last entry that was known, so of two decisions from the same
 * ledger one is refused. A hold placed while a disposal is being approved cannot be passed over.
 */
final class LedgerAppender {

  /** Keeps a manifest below a megabyte. */
  static final int PATHS_PER_MANIFEST = 5_000;

  private final Chain chain;
  private final InstantSource clock;
  private long lastLedger;

  LedgerAppender(Chain chain, InstantSource clock, long lastLedger) {
    this.chain = chain;
    this.clock = clock;
    this.lastLedger = lastLedger;
  }

  /**
   * Appends one manifest.
   *
   * @throws LedgerMovedException if there is an entry by somebody else since
   */
  Manifest append(List<LedgerEntry> entries) throws IOException {
    String id = "ledger-after-%012d".formatted(lastLedger);
    try {
      Manifest manifest = chain.appendLedger(id, entries, clock.instant());
      lastLedger = manifest.sequence();
      return manifest;
    } catch (CommitConflictException e) {
      throw new LedgerMovedException(lastLedger);
    }
  }

  /** Appends as many manifests as the number of paths asks for. */
  void appendAll(List<LedgerEntry> entries) throws IOException {
    List<LedgerEntry> batch = new ArrayList<>();
    long paths = 0;
    for (LedgerEntry entry : entries) {
      if (paths > 0 && paths + entry.paths().size() > PATHS_PER_MANIFEST) {
        append(batch);
        batch = new ArrayList<>();
        paths = 0;
      }
      batch.add(entry);
      paths += entry.paths().size();
    }
    if (!batch.isEmpty()) {
      append(batch);
    }
  }
}
