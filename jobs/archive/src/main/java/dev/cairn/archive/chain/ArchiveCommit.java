package dev.cairn.archive.chain;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one manifest adds to the archive. Files are committed before; the manifest made from this
 * binds them. A commit that adds nothing is a heartbeat; offsets without a file, or a file without
 * offsets, are refused, because every archived offset has at least one row.
 *
 * @param commitId unique name of this commit, the same when it is tried again; printable ASCII
 *     without quote and backslash
 * @param files files added, in any order, no path twice
 * @param offsets the exact offset ranges archived, in the order of topic, partition, first; ranges of
 *     one partition neither touch nor overlap
 * @param lost offset ranges that Kafka does not give, in the same order
 * @param ledger what was done to files archived before
 */
public record ArchiveCommit(
    String commitId,
    List<ArchiveFile> files,
    List<OffsetRange> offsets,
    List<LostRange> lost,
    List<LedgerEntry> ledger) {

  /** A commit that adds nothing: it says that the writer lived and had nothing to write. */
  public static ArchiveCommit heartbeat(String commitId) {
    return new ArchiveCommit(commitId, List.of(), List.of());
  }

  /** A commit of ledger entries alone. */
  public static ArchiveCommit ofLedger(String commitId, List<LedgerEntry> ledger) {
    return new ArchiveCommit(commitId, List.of(), List.of(), List.of(), ledger);
  }

  /** Files and their offsets, and nothing else. */
  public ArchiveCommit(String commitId, List<ArchiveFile> files, List<OffsetRange> offsets) {
    this(commitId, files, offsets, List.of(), List.of());
  }

  /**
   * Checks all and copies the lists.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public ArchiveCommit {
    Checks.text("commit_id", commitId);
    files = List.copyOf(files);
    offsets = List.copyOf(offsets);
    lost = List.copyOf(lost);
    ledger = List.copyOf(ledger);
    Checks.offsets(offsets);
    Checks.offsets(lost.stream().map(LostRange::offsets).toList());
    Checks.that(
        files.stream().map(ArchiveFile::path).distinct().count() == files.size(),
        "commit %s names a file twice",
        commitId);
    Checks.that(
        files.isEmpty() == offsets.isEmpty(),
        "commit %s has %d files and %d offset ranges: neither may be without the other",
        commitId,
        files.size(),
        offsets.size());
  }

  /** All offsets it accounts for: archived or lost. */
  List<OffsetRange> accounted() {
    return Stream.concat(offsets.stream(), lost.stream().map(LostRange::offsets)).toList();
  }
}
