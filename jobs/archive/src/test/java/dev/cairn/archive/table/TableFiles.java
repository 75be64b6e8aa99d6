package dev.cairn.archive.table;

import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.retention.TestRules;
import dev.cairn.archive.store.BlobReader;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobWriter;
import dev.cairn.archive.store.StagedBlob;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.hadoop.ParquetWriter;

/** Writes rows as archive files and, to compare with, as plain Parquet. */
public final class TableFiles {

  /** When all files of these tests are finished. */
  static final Instant FINISHED = Instant.parse("2026-11-22T19:00:00Z");

  private TableFiles() {}

  /** Writes and commits one archive file. */
  public static <T extends SpecificRecord> StagedArchiveFile archive(
      ArchiveTable<T> table, List<T> rows, String path, BlobStore store, DataKeys keys)
      throws IOException {
    try (ArchiveFileWriter<T> writer =
        ArchiveFileWriter.open(table, path, store, keys, TestRules.QUERIES)) {
      for (T row : rows) {
        writer.write(row);
      }
      StagedArchiveFile staged = writer.finish(FINISHED);
      store.commit(staged.blob());
      return staged;
    }
  }

  /** Content of a committed blob. */
  public static byte[] bytes(BlobStore store, String path) throws IOException {
    try (BlobReader blob = store.open(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(blob.size()));
      blob.readFully(0, bytes);
      return bytes.array();
    }
  }

  /** Reads an array as a blob. */
  static BlobReader reader(byte[] bytes) {
    return new Bytes(bytes);
  }

  /** Writes a plain Parquet file by parquet-avro's own writer. */
  public static <T extends SpecificRecord> void plain(
      ArchiveTable<T> table, List<T> rows, Path file) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ParquetWriter<T> writer =
            AvroParquet.open(
                table, new BlobOutputFile(new ChannelBlob(channel), file.toString()))) {
      for (T row : rows) {
        writer.write(row);
      }
    }
  }

  private record ChannelBlob(FileChannel channel) implements BlobWriter {

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    public long position() {
      try {
        return channel.position();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public StagedBlob finish() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private record Bytes(byte[] content) implements BlobReader {

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public void readFully(long position, ByteBuffer into) throws IOException {
      if (position < 0 || into.remaining() > content.length - position) {
        throw new EOFException("the blob ends before");
      }
      into.put(content, (int) position, into.remaining());
    }

    @Override
    public void close() {}
  }
}
