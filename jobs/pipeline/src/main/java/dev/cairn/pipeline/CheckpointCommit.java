package dev.cairn.pipeline;

import dev.cairn.archive.chain.ArchiveCommit;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.store.StagedBlob;
import dev.cairn.archive.table.StagedArchiveFile;
import java.util.List;

/**
 * What one checkpoint commits: the staged blobs, then the manifest that binds them. Survives a crash
 * in Flink's committer state and is committed again after it, under the same commit id.
 *
 * @param commitId the same whenever this commit is tried
 * @param content files and offsets of all writers
 */
record CheckpointCommit(String commitId, WriteResult content) {

  List<StagedBlob> blobs() {
    return content.files().stream().map(StagedArchiveFile::blob).toList();
  }

  ArchiveCommit manifest() {
    List<ArchiveFile> files = content.files().stream().map(StagedArchiveFile::file).toList();
    return new ArchiveCommit(commitId, files, content.offsets());
  }
}
