package dev.cairn.archive.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads one committed file. */
record FileBlobReader(String path, FileChannel channel, long size) implements BlobReader {

  static FileBlobReader open(String path, Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(path);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    return new FileBlobReader(path, channel, channel.size());
  }

  @Override
  public void readFully(long position, ByteBuffer into) throws IOException {
    Ranges.check(path, position, into.remaining(), size);
    long from = position;
    while (into.hasRemaining()) {
      int count = channel.read(into, from);
      if (count < 0) {
        throw new EOFException("Blob " + path + " became shorter while it was read");
      }
      from += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
