package dev.cairn.archive.chain;

import java.util.List;

/**
 * What one checkpoint adds to the archive. Files are committed before; the manifest made from this
 * binds them.
 *
 * @param commitId unique name of this commit, the same when it is tried again
 * @param files files added
 * @param offsets the exact offset ranges archived, in the order of topic, partition, first; ranges of
 *     one partition neither touch nor overlap
 */
public record ArchiveCommit(String commitId, List<ArchiveFile> files, List<OffsetRange> offsets) {}
