package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobReader;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * The bytes in the place of one manifest, not yet believed: hashed whatever they are, parsed on
 * request.
 */
public final class ManifestBlob {

  // about 200 000 files in one commit; more than that in a manifest's place is not a manifest
  private static final long MAX_SIZE = 64L << 20;

  private final long sequence;
  private final String sha256;
  private final byte[] bytes;

  private ManifestBlob(long sequence, String sha256, byte[] bytes) {
    this.sequence = sequence;
    this.sha256 = sha256;
    this.bytes = bytes;
  }

  /**
   * Reads the blob in a manifest's place; empty if there is none.
   *
   * @param sequence the place, from 1
   * @throws IOException if the store is out of reach
   */
  public static Optional<ManifestBlob> read(BlobStore store, long sequence) throws IOException {
    String path = Manifest.path(sequence);
    try (BlobReader reader = store.open(path)) {
      if (reader.size() > MAX_SIZE) {
        String sha256 = ContentHash.of(store, path, n -> {}).sha256();
        return Optional.of(new ManifestBlob(sequence, sha256, null));
      }
      byte[] bytes = new byte[(int) reader.size()];
      reader.readFully(0, ByteBuffer.wrap(bytes));
      return Optional.of(of(sequence, bytes));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static ManifestBlob of(long sequence, byte[] bytes) {
    return new ManifestBlob(sequence, Sha256.of(bytes), bytes);
  }

  /** The sequence of the place it was read from, whatever it says itself. */
  public long sequence() {
    return sequence;
  }

  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /**
   * Reads the bytes as a manifest. Does not compare it with its place.
   *
   * @throws ChainFormatException if they are none
   */
  public Manifest parse() throws ChainFormatException {
    if (bytes == null) {
      throw new ChainFormatException("is larger than " + MAX_SIZE + " bytes");
    }
    return ManifestJson.parse(bytes);
  }
}
