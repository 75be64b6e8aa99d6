package dev.cairn.archive.store;

/**
 * A committed blob.
 *
 * @param path its path
 * @param size bytes
 */
public record BlobInfo(String path, long size) {}
