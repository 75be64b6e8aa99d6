package dev.cairn.archive.retention;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of one archive file when retention is planned.
 *
 * @param file as its manifest lists it
 * @param committed when its manifest was made: its retention counts from then
 * @param recorded how long it is to be kept, by its manifest and all extensions in the ledger
 * @param stored what the store says protects it; {@link Protection#NONE} in a store that is not
 *     WORM; empty if the file is not there
 * @param heldBy cases whose legal hold lies on it
 * @param toHold cases whose hold covers it and does not lie on it yet: it came later
 * @param approval the last manifest that approved its disposal
 * @param disposed whether the ledger says that it was disposed of
 */
public record KeptFile(
    ArchiveFile file,
    Instant committed,
    FileRetention recorded,
    Optional<Protection> stored,
    SortedSet<String> heldBy,
    SortedSet<String> toHold,
    OptionalLong approval,
    boolean disposed) {

  /** Copies the sets. */
  public KeptFile {
    heldBy = new TreeSet<>(heldBy);
    toHold = new TreeSet<>(toHold);
  }

  /** The source in its path; {@code unknown} if there is none. */
  public String source() {
    return Sources.of(file.path());
  }

  /** Whether a hold is on it or due on it, by the ledger or by the store alone. */
  boolean isHeld() {
    return !heldBy.isEmpty() || !toHold.isEmpty() || stored.map(Protection::legalHold).orElse(false);
  }

  Optional<Retention> storedRetention() {
    return stored.flatMap(Protection::retention);
  }

  /** Until when it is kept, by the ledger or by the store, whichever is later. */
  Instant keptUntil() {
    return storedRetention()
        .map(Retention::until)
        .filter(until -> until.isAfter(recorded.until()))
        .orElse(recorded.until());
  }
}
