package dev.cairn.archive.chain;

/**
 * One archive file as the manifest lists it.
 *
 * @param path blob path
 * @param table {@code events} or {@code dead_letters}
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits over the blob
 * @param rows number of rows
 * @param minTimeMicros smallest time of a row (ingest_time for dead letters), microseconds since the epoch
 * @param maxTimeMicros largest time of a row
 * @param metadataKey id of the metadata key version
 * @param phiKey id of the PHI key version
 */
public record ArchiveFile(
    String path,
    String table,
    long size,
    String sha256,
    long rows,
    long minTimeMicros,
    long maxTimeMicros,
    String metadataKey,
    String phiKey) {}
