package dev.cairn.archive.table;

import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobWriter;
import dev.cairn.archive.store.StagedBlob;
import java.io.Closeable;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;

/**
 * An archive file's rows through the archive file's settings and store, unencrypted: to tell what
 * encryption costs. Not in the archive itself, so that nothing there can write PHI in clear.
 *
 * @param <T> the Avro record that is one row
 */
public final class ClearArchiveFile<T extends SpecificRecord> implements Closeable {

  private final BlobWriter blob;
  private final ZstdCodecs codecs = new ZstdCodecs();
  private final RowWriter<T> parquet;

  private ClearArchiveFile(ArchiveTable<T> table, String path, BlobWriter blob)
      throws IOException {
    this.blob = blob;
    this.parquet = new RowWriter<>(table, new BlobOutputFile(blob, path), codecs, null);
  }

  /** Opens a file. */
  public static <T extends SpecificRecord> ClearArchiveFile<T> open(
      ArchiveTable<T> table, String path, BlobStore store) throws IOException {
    return new ClearArchiveFile<>(table, path, store.stage(path));
  }

  /** Adds a row. */
  public void write(T row) throws IOException {
    parquet.write(row);
  }

  /** Ends the file; it waits for its commit. */
  public StagedBlob finish() throws IOException {
    parquet.finish();
    return blob.finish();
  }

  @Override
  public void close() throws IOException {
    codecs.release();
    blob.close();
  }
}
