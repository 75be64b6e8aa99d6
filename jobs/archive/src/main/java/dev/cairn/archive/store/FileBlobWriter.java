package dev.cairn.archive.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes one staged file and hashes it on the way. */
final class FileBlobWriter implements BlobWriter {

  private enum State {
    OPEN,
    FAILED,
    FINISHED,
    CLOSED
  }

  private final String path;
  private final Path root;
  private final Path file;
  private final FileChannel channel;
  private final ContentDigest digest = new ContentDigest();
  // Parquet writes headers of a few bytes; one system call for each would cost more than the copy
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
  private State state = State.OPEN;

  FileBlobWriter(String path, Path root, Path file, FileChannel channel) {
    this.path = path;
    this.root = root;
    this.file = file;
    this.channel = channel;
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    checkOpen();
    digest.update(bytes);
    while (bytes.hasRemaining()) {
      if (!buffer.hasRemaining()) {
        drain();
      }
      int count = Math.min(buffer.remaining(), bytes.remaining());
      buffer.put(bytes.slice().limit(count));
      bytes.position(bytes.position() + count);
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      state = State.FAILED;
      throw NoRoom.explain(root, buffer.remaining(), e);
    }
    buffer.clear();
  }

  @Override
  public long position() {
    return digest.size();
  }

  @Override
  public StagedBlob finish() throws IOException {
    checkOpen();
    drain();
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
      channel.force(true);
      channel.close();
      DurableFiles.forceDirectory(file.getParent());
    } catch (IOException e) {
      state = State.FAILED;
      throw NoRoom.explain(root, 0, e);
    }
    state = State.FINISHED;
    return digest.toStaged(path, file.getFileName().toString());
  }

  @Override
  public void close() throws IOException {
    if (state == State.OPEN || state == State.FAILED) {
      state = State.CLOSED;
      try (channel) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void checkOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("The writer of " + path + " is " + state);
    }
  }
}
