package dev.cairn.archive.chain;

import java.util.Set;

/**
 * One archive file as the manifest lists it.
 *
 * @param path blob path, under the folder that is named as the table
 * @param table {@code events} or {@code dead_letters}
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits over the blob
 * @param rows number of rows, at least one
 * @param minTimeMicros smallest time of a row (ingest_time for dead letters), microseconds since the epoch
 * @param maxTimeMicros largest time of a row, not before the smallest
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
    String phiKey) {

  private static final Set<String> TABLES = Set.of("events", "dead_letters");

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public ArchiveFile {
    Checks.that(
        table != null && TABLES.contains(table), "table must be one of events, dead_letters");
    Checks.path("path", path);
    Checks.that(path.startsWith(table + "/"), "path %s must be under %s/", path, table);
    Checks.integer("size", size, 0);
    Checks.hash("sha256", sha256);
    Checks.integer("rows", rows, 1);
    Checks.integer("min_time_micros", minTimeMicros, -Checks.MAX_INTEGER);
    Checks.integer("max_time_micros", maxTimeMicros, minTimeMicros);
    Checks.text("metadata_key", metadataKey);
    Checks.text("phi_key", phiKey);
  }
}
