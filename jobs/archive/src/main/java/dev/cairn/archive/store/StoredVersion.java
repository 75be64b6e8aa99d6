package dev.cairn.archive.store;

/**
 * One version of a blob, as a store lists it.
 *
 * @param blob path and id
 * @param size bytes
 * @param current whether the path alone means this version; none of a path is current after a
 *     deletion by name
 */
public record StoredVersion(BlobVersion blob, long size, boolean current) {}
