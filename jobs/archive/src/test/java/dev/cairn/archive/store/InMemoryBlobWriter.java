package dev.cairn.archive.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

/** Collects one staged blob in memory. */
final class InMemoryBlobWriter implements BlobWriter {

  private final String path;
  private final Map<String, byte[]> staged;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private boolean ended;

  InMemoryBlobWriter(String path, Map<String, byte[]> staged) {
    this.path = path;
    this.staged = staged;
  }

  @Override
  public void write(ByteBuffer bytes) {
    checkOpen();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    content.writeBytes(copy);
  }

  @Override
  public long position() {
    return content.size();
  }

  @Override
  public StagedBlob finish() {
    checkOpen();
    ended = true;
    byte[] bytes = content.toByteArray();
    String name = UUID.randomUUID().toString();
    staged.put(name, bytes);
    ContentDigest digest = new ContentDigest();
    digest.update(ByteBuffer.wrap(bytes));
    return digest.toStaged(path, name);
  }

  @Override
  public void close() {
    ended = true;
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException("The writer of " + path + " has ended");
    }
  }
}
