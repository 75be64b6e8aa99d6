package dev.cairn.archive.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes a blob's content while it passes: SHA-256 for us, MD5 for Azure's check. */
final class ContentDigest {

  private final MessageDigest sha256 = digest("SHA-256");
  private final MessageDigest md5 = digest("MD5");
  private long size;

  /** Takes the buffer's remaining bytes without moving its position. */
  void update(ByteBuffer bytes) {
    size += bytes.remaining();
    sha256.update(bytes.duplicate());
    md5.update(bytes.duplicate());
  }

  long size() {
    return size;
  }

  /** Ends the hashing; may be called once. */
  StagedBlob toStaged(String path, String staging) {
    HexFormat hex = HexFormat.of();
    return new StagedBlob(
        path, size, hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()), staging);
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has " + algorithm, e);
    }
  }
}
