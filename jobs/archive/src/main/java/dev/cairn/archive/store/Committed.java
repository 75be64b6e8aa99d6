package dev.cairn.archive.store;

import dev.cairn.archive.store.BlobStore.CommitOutcome;

/**
 * What a commit left in the store, as the store itself says.
 *
 * @param outcome whether this call made the blob visible
 * @param blob the version that is there
 * @param protection what protects it, read back from the store; {@link Protection#NONE} where the
 *     store is not WORM, whatever was asked for
 */
public record Committed(CommitOutcome outcome, BlobVersion blob, Protection protection) {}
