package dev.cairn.archive.table;

import dev.cairn.archive.store.BlobWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** Parquet's view of a blob that is being written. Closing it leaves the blob open, for finish. */
final class BlobOutputFile implements OutputFile {

  private static final int BUFFER = 64 * 1024;

  private final BlobWriter blob;
  private final String path;

  BlobOutputFile(BlobWriter blob, String path) {
    this.blob = blob;
    this.path = path;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new BlobStream(blob);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return path;
  }

  /** Buffers, because Parquet writes lengths and magics byte by byte. */
  private static final class BlobStream extends PositionOutputStream {

    private final BlobWriter blob;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    BlobStream(BlobWriter blob) {
      this.blob = blob;
    }

    @Override
    public long getPos() {
      return blob.position() + buffer.position();
    }

    @Override
    public void write(int b) throws IOException {
      if (!buffer.hasRemaining()) {
        flush();
      }
      buffer.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > buffer.remaining()) {
        flush();
      }
      if (length > buffer.remaining()) {
        blob.write(ByteBuffer.wrap(bytes, offset, length));
      } else {
        buffer.put(bytes, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      buffer.flip();
      if (buffer.hasRemaining()) {
        blob.write(buffer);
      }
      buffer.clear();
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
