package dev.cairn.archive.store;

/**
 * A finished blob that waits for its commit. Travels through Flink checkpoints: holds no secret and
 * no content.
 *
 * @param path where it will be visible
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits over the content
 * @param md5 32 lower-case hexadecimal digits over the content, for the store's own check
 * @param staging where the store keeps it meanwhile; its form is the store's own
 */
public record StagedBlob(String path, long size, String sha256, String md5, String staging) {}
