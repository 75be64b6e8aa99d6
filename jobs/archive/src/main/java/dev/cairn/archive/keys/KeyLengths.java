package dev.cairn.archive.keys;

/** The lengths of keys that a {@link KeyService} wraps. */
final class KeyLengths {

  private KeyLengths() {}

  static void check(byte[] key) {
    if (key.length < 16 || key.length > 64) {
      throw new IllegalArgumentException(
          "A key to wrap has 16 to 64 bytes, not " + key.length);
    }
  }
}
