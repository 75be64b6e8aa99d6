package dev.cairn.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads one committed blob at any position. Not thread-safe. */
public interface BlobReader extends Closeable {

  /** Length in bytes. */
  long size();

  /**
   * Fills the buffer's remaining room with the bytes from {@code position} on. Does nothing if the
   * buffer has no room.
   *
   * @throws java.io.EOFException if the blob ends before; nothing is read then
   * @throws IllegalArgumentException if the position is negative
   */
  void readFully(long position, ByteBuffer into) throws IOException;
}
