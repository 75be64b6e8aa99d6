package dev.cairn.archive.table;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.store.StagedBlob;

/**
 * A finished archive file that waits for its commit. Holds no secret and no content.
 *
 * @param file what the manifest will say of it
 * @param blob what the store needs to make it visible
 */
public record StagedArchiveFile(ArchiveFile file, StagedBlob blob) {}
