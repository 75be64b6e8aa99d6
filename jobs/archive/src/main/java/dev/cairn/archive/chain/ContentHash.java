package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobReader;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/**
 * Size and SHA-256 of a whole blob, read in pieces of a fixed size.
 *
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ContentHash(long size, String sha256) {

  private static final int BUFFER = 1 << 20;

  /**
   * Reads a blob from start to end.
   *
   * @param store where the blob is
   * @param path the blob's path
   * @param progress told the number of bytes of each piece
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException if the store is out of reach
   */
  public static ContentHash of(BlobStore store, String path, LongConsumer progress)
      throws IOException {
    return of(store, BlobVersion.current(path), progress);
  }

  /** The same of one version of a blob. */
  public static ContentHash of(BlobStore store, BlobVersion blob, LongConsumer progress)
      throws IOException {
    try (BlobReader reader = store.open(blob)) {
      MessageDigest digest = Sha256.digest();
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, reader.size())));
      for (long position = 0; position < reader.size(); position += buffer.limit()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), reader.size() - position));
        reader.readFully(position, buffer);
        digest.update(buffer.flip());
        progress.accept(buffer.limit());
      }
      return new ContentHash(reader.size(), Sha256.hex(digest.digest()));
    }
  }
}
