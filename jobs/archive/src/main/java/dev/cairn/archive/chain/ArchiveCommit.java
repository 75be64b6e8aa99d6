package dev.cairn.archive.chain;

import java.util.List;

/**
 * What one checkpoint adds to the archive. Files are committed before; the manifest made from this
 * binds them. A commit with neither file nor offset is a heartbeat; one without the other is refused,
 * because every archived offset has at least one row.
 *
 * @param commitId unique name of this commit, the same when it is tried again; printable ASCII
 *     without quote and backslash
 * @param files files added, in any order, no path twice
 * @param offsets the exact offset ranges archived, in the order of topic, partition, first; ranges of
 *     one partition neither touch nor overlap
 */
public record ArchiveCommit(String commitId, List<ArchiveFile> files, List<OffsetRange> offsets) {

  /**
   * Checks all and copies the lists.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public ArchiveCommit {
    Checks.text("commit_id", commitId);
    files = List.copyOf(files);
    offsets = List.copyOf(offsets);
    Checks.offsets(offsets);
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
}
