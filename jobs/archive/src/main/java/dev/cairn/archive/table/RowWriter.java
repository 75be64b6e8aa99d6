package dev.cairn.archive.table;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows into one Parquet file, some rows at a time and column by column. What is in the
 * file is what parquet-avro's own writer would put there; that one asks the schema anew for each
 * value of each row, and takes half as long again. Not thread-safe.
 *
 * @param <T> the Avro record that is one row
 */
final class RowWriter<T extends SpecificRecord> {

  private static final int ROWS_AT_ONCE = 64;

  /** Rows of large records are few at a time: what waits here is not yet counted by Parquet. */
  private static final long BYTES_AT_ONCE = 1 << 20;

  private final MessageType schema;
  private final ParquetProperties properties;
  private final ParquetFileWriter file;
  private final CompressionCodecFactory.BytesInputCompressor compressor;
  private final List<ColumnBuffer> columns;
  private final Map<String, String> fileMetadata;

  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore store;
  private int rowGroup;
  private long rowsInGroup;
  private int waitingRows;
  private long waitingBytes;

  /**
   * Begins the file.
   *
   * @param encryption null writes a plain file, to compare with
   */
  RowWriter(
      ArchiveTable<T> table,
      OutputFile out,
      CompressionCodecFactory codecs,
      FileEncryptionProperties encryption)
      throws IOException {
    this.schema = ParquetSettings.schema(table);
    this.properties = ParquetSettings.properties(table);
    this.compressor = codecs.getCompressor(CompressionCodecName.ZSTD);
    this.columns = ParquetSettings.columns(table, schema, ROWS_AT_ONCE);
    this.fileMetadata = ParquetSettings.fileMetadata(table);
    this.file =
        WithoutHadoop.fileWriter(
            out, schema, ParquetSettings.ROW_GROUP_BYTES, encryption, properties);
    file.start();
    beginRowGroup();
  }

  /**
   * Adds a row, which may be used again afterwards; its lists and the bytes of its buffers may not.
   *
   * @throws IllegalArgumentException if a required field is null
   */
  void write(T row) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      waitingBytes += columns.get(i).set(waitingRows, row.get(i));
    }
    waitingRows++;
    if (waitingRows == ROWS_AT_ONCE || waitingBytes >= BYTES_AT_ONCE) {
      drain();
      if (store.getBufferedSize() >= ParquetSettings.ROW_GROUP_BYTES) {
        endRowGroup();
        beginRowGroup();
      }
    }
  }

  /** Bytes of rows that wait in memory for their row group's end, roughly. Asks every column. */
  long bufferedBytes() {
    return waitingBytes + store.getBufferedSize();
  }

  /** Ends the file. */
  void finish() throws IOException {
    drain();
    endRowGroup();
    file.end(fileMetadata);
    file.close();
  }

  private void drain() {
    for (ColumnBuffer column : columns) {
      column.drain(waitingRows);
    }
    for (int i = 0; i < waitingRows; i++) {
      // may end pages: of whole batches, since all columns have got all of their rows
      store.endRecord();
    }
    rowsInGroup += waitingRows;
    waitingRows = 0;
    waitingBytes = 0;
  }

  private void beginRowGroup() {
    pages =
        new ColumnChunkPageWriteStore(
            compressor,
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled(),
            file.getEncryptor(),
            rowGroup);
    store = properties.newColumnWriteStore(schema, pages, pages);
    for (ColumnBuffer column : columns) {
      column.begin(
          store.getColumnWriter(column.descriptor()),
          ParquetSettings.bloomFilter(column.descriptor()));
    }
  }

  private void endRowGroup() throws IOException {
    if (rowsInGroup > 0) {
      file.startBlock(rowsInGroup);
      store.flush();
      for (ColumnBuffer column : columns) {
        if (column.bloom() != null) {
          pages.getBloomFilterWriter(column.descriptor()).writeBloomFilter(column.bloom());
        }
      }
      pages.flushToFileWriter(file);
      file.endBlock();
      rowGroup++;
      rowsInGroup = 0;
    }
    store.close();
    pages.close();
  }
}
