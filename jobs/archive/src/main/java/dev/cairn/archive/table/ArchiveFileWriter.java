package dev.cairn.archive.table;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.keys.DataKey;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyScope;
import dev.cairn.archive.retention.RetentionRule;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobWriter;
import dev.cairn.archive.store.StagedBlob;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes one encrypted archive file. Only encrypted bytes reach the store; clear rows stay in
 * memory, up to one row group of about 32 MiB. Not thread-safe.
 *
 * @param <T> the Avro record that is one row
 */
public final class ArchiveFileWriter<T extends SpecificRecord> implements Closeable {

  private final ArchiveTable<T> table;
  private final String path;
  private final BlobWriter blob;
  private final RetentionRule rule;
  private final ZstdCodecs codecs;
  private final RowWriter<T> parquet;
  private final String metadataKey;
  private final String phiKey;
  private long rows;
  private long minTimeMicros = Long.MAX_VALUE;
  private long maxTimeMicros = Long.MIN_VALUE;
  private boolean ended;

  private ArchiveFileWriter(
      ArchiveTable<T> table,
      String path,
      BlobWriter blob,
      DataKey metadata,
      DataKey phi,
      RetentionRule rule)
      throws IOException {
    this.table = table;
    this.path = path;
    this.blob = blob;
    this.rule = rule;
    this.metadataKey = metadata.masterKey().id();
    this.phiKey = phi.masterKey().id();
    this.codecs = new ZstdCodecs();
    try {
      this.parquet =
          new RowWriter<>(
              table,
              new BlobOutputFile(blob, path),
              codecs,
              FileEncryption.properties(table, metadata, phi));
    } catch (IOException | RuntimeException e) {
      codecs.release();
      throw e;
    }
  }

  /**
   * Opens a file under two new data keys of the rule's retention class; of a table without PHI
   * columns under one, so that who must not use the PHI key can write it: the file then names the
   * metadata key twice.
   *
   * @param path where it will be committed, made by {@link ArchiveTable#path}
   * @throws IllegalArgumentException if the path is not under the table's folder
   * @throws dev.cairn.archive.keys.KeyRefusedException if a key may not be used
   * @throws IOException if the store or the key service is out of reach; the call may be repeated
   */
  public static <T extends SpecificRecord> ArchiveFileWriter<T> open(
      ArchiveTable<T> table, String path, BlobStore store, DataKeys keys, RetentionRule rule)
      throws IOException {
    if (!path.startsWith(table.name() + "/")) {
      throw new IllegalArgumentException("path must start with " + table + "/, but is: " + path);
    }
    DataKey metadata = keys.newDataKey(new KeyScope(rule.retentionClass(), KeyClass.METADATA));
    DataKey phi =
        table.phiColumns().isEmpty()
            ? metadata
            : keys.newDataKey(new KeyScope(rule.retentionClass(), KeyClass.PHI));
    BlobWriter blob = store.stage(path);
    try {
      return new ArchiveFileWriter<>(table, path, blob, metadata, phi, rule);
    } catch (IOException | RuntimeException e) {
      blob.close();
      throw e;
    }
  }

  /**
   * Adds a row. The caller may use it again, but not its lists nor the bytes of its buffers, which
   * are not copied at once.
   *
   * @throws IOException if the store fails; the file is lost then, close it
   * @throws RuntimeException if a required field is null; the file is lost then, close it
   */
  public void write(T row) throws IOException {
    if (ended) {
      throw new IllegalStateException("Archive file " + path + " is finished or closed");
    }
    long time = table.timeMicros(row);
    parquet.write(row);
    rows++;
    minTimeMicros = Math.min(minTimeMicros, time);
    maxTimeMicros = Math.max(maxTimeMicros, time);
  }

  /** Rows written. */
  public long rows() {
    return rows;
  }

  /**
   * Bytes of clear rows that wait in memory for their row group, roughly. Asks every column: call
   * it now and then, not per row.
   */
  public long bufferedBytes() {
    return ended ? 0 : parquet.bufferedBytes();
  }

  /**
   * What the file would weigh if it were finished now, roughly and too high: what is buffered
   * counts before compression. Asks every column, as {@link #bufferedBytes}.
   */
  public long estimatedSize() {
    return blob.position() + bufferedBytes();
  }

  /**
   * Ends the file: it is durable in the store and waits for its commit.
   *
   * @param now from when its retention runs
   * @throws IllegalStateException if it has no row, or has ended before
   */
  public StagedArchiveFile finish(Instant now) throws IOException {
    if (ended || rows == 0) {
      throw new IllegalStateException(
          "Archive file " + path + (ended ? " is finished or closed" : " has no row"));
    }
    ended = true;
    parquet.finish();
    codecs.release();
    StagedBlob staged = blob.finish();
    return new StagedArchiveFile(
        new ArchiveFile(
            path,
            table.name(),
            staged.size(),
            staged.sha256(),
            rows,
            sayable(minTimeMicros),
            sayable(maxTimeMicros),
            metadataKey,
            phiKey,
            FileRetention.wanted(rule.id(), rule.until(now), rule.mode()),
            Optional.empty()),
        staged);
  }

  private static long sayable(long timeMicros) {
    long limit = ArchiveTable.MANIFEST_TIME_LIMIT;
    return Math.max(-limit, Math.min(limit, timeMicros));
  }

  /** Closes; without {@link #finish} before, what was staged is thrown away. */
  @Override
  public void close() throws IOException {
    ended = true;
    codecs.release();
    blob.close();
  }
}
