package dev.cairn.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes one staged blob from start to end. Buffers, so that many small writes are cheap; holds
 * some megabytes at most, however big the blob. Not thread-safe.
 *
 * <p>After an {@link IOException} of {@link #write} or {@link #finish} the blob is lost: all that
 * is left is to close. After {@link #finish} or {@link #close} both are an {@link
 * IllegalStateException}.
 */
public interface BlobWriter extends Closeable {

  /** Appends the buffer's remaining bytes. */
  void write(ByteBuffer bytes) throws IOException;

  /** Bytes written so far, buffered ones too. */
  long position();

  /**
   * Ends the blob: all bytes are durable and {@link BlobStore#commit} can make them visible, also
   * from another process. May be called once.
   */
  StagedBlob finish() throws IOException;

  /**
   * Closes; without {@link #finish} before, what was staged is thrown away. May be called again,
   * without effect.
   */
  @Override
  void close() throws IOException;
}
