package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Sha256;
import java.nio.ByteBuffer;

/**
 * The first eight bytes of a text's SHA-256. Not a faster hash: whoever can name a table or a user
 * could then choose a name that passes for one known already.
 */
final class ItemHash {

  private ItemHash() {}

  /** Of a text, null taken as the empty one; never 0. */
  static long of(String text) {
    long hash = ByteBuffer.wrap(Sha256.of(text == null ? "" : text)).getLong();
    return hash == 0 ? 1 : hash;
  }
}
