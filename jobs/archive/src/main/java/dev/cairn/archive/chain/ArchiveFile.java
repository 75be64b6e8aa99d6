package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.Committed;
import java.util.Optional;

/**
 * One archive file as the manifest lists it.
 *
 * @param path blob path, under the folder that is named as the table
 * @param table one of the archive's tables, such as {@code events}
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits over the blob
 * @param rows number of rows, at least one
 * @param minTimeMicros smallest time of a row (ingest_time for dead letters, start_time for
 *     sessions), microseconds since the epoch
 * @param maxTimeMicros largest time of a row, not before the smallest
 * @param metadataKey id of the metadata key version
 * @param phiKey id of the PHI key version; the metadata key's where the table has no PHI column
 * @param retention how long it is kept, and by what
 * @param versionId which version of the blob it is; empty in a store without versions, and before
 *     the commit
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
    String phiKey,
    FileRetention retention,
    Optional<String> versionId) {

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public ArchiveFile {
    Checks.that(
        table != null && TableNames.ALL.contains(table),
        "table must be one of %s",
        TableNames.listed());
    Checks.path("path", path);
    Checks.that(
        path.startsWith(TableNames.folder(table)), "path %s must be under %s/", path, table);
    Checks.integer("size", size, 0);
    Checks.hash("sha256", sha256);
    Checks.integer("rows", rows, 1);
    Checks.integer("min_time_micros", minTimeMicros, -Checks.MAX_INTEGER);
    Checks.integer("max_time_micros", maxTimeMicros, minTimeMicros);
    Checks.text("metadata_key", metadataKey);
    Checks.text("phi_key", phiKey);
    Checks.that(retention != null, "retention is missing");
    versionId.ifPresent(id -> Checks.text("version_id", id));
  }

  /** The file as a commit left it in the store: with its version and the mode of its retention. */
  public ArchiveFile as(Committed committed) {
    return new ArchiveFile(
        path,
        table,
        size,
        sha256,
        rows,
        minTimeMicros,
        maxTimeMicros,
        metadataKey,
        phiKey,
        retention.as(committed),
        committed.blob().versionId());
  }

  /** The blob that holds it. */
  public BlobVersion blob() {
    return new BlobVersion(path, versionId);
  }
}
