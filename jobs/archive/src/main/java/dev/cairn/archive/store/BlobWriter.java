package dev.cairn.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes one staged blob from start to end. Not thread-safe. */
public interface BlobWriter extends Closeable {

  /** Appends the buffer's remaining bytes. */
  void write(ByteBuffer bytes) throws IOException;

  /** Bytes written so far. */
  long position();

  /**
   * Ends the blob: all bytes are durable and {@link BlobStore#commit} can make them visible, also
   * from another process. May be called once.
   */
  StagedBlob finish() throws IOException;

  /** Closes; without {@link #finish} before, what was staged is thrown away. */
  @Override
  void close() throws IOException;
}
