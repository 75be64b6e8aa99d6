package dev.cairn.archive.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads content that is in memory. */
record InMemoryBlobReader(String path, byte[] content) implements BlobReader {

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public void readFully(long position, ByteBuffer into) throws IOException {
    Ranges.check(path, position, into.remaining(), content.length);
    if (into.hasRemaining()) {
      into.put(content, (int) position, into.remaining());
    }
  }

  @Override
  public void close() {}
}
