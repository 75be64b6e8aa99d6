package dev.cairn.detect.machine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first eight bytes of a text's SHA-256. Not a faster hash: whoever can name a table or a user
 * could then choose a name that passes for one known already.
 */
final class ItemHash {

  private ItemHash() {}

  /** Of a text, null taken as the empty one; never 0. */
  static long of(String text) {
    try {
      byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
      long hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
      return hash == 0 ? 1 : hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
