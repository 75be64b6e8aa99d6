package dev.cairn.correlate.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Session ids: the first half of the SHA-256 of key and begin in epoch microseconds, each followed by
 * a line feed.
 */
final class SessionIds {

  private static final int BYTES = 16;

  private SessionIds() {}

  static String of(String key, long begin) {
    String name = key + '\n' + begin + '\n';
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256: use another", e);
    }
  }
}
