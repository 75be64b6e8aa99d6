package dev.cairn.pipeline;

/**
 * What one checkpoint commits: the staged blobs, then the manifest that binds them. Survives a crash
 * in Flink's committer state and is committed again after it, under the same commit id.
 *
 * @param commitId the same whenever this commit is tried
 * @param content files, offsets and lost offsets of all writers; all empty in a heartbeat
 */
record CheckpointCommit(String commitId, WriteResult content) {}
