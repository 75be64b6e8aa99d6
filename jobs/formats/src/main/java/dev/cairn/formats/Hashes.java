package dev.cairn.formats;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 in the forms that the common event stores. */
final class Hashes {

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int SHA256_BYTES = 32;
  private static final int SHORT_BYTES = 16;

  // looking a digest up by name costs more than hashing a log line
  private static final ThreadLocal<Hashes> OF_THREAD = ThreadLocal.withInitial(Hashes::new);

  private final MessageDigest sha256;
  private final byte[] hash = new byte[SHA256_BYTES];
  private final byte[] hex = new byte[2 * SHA256_BYTES];

  private Hashes() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  /** SHA-256 as 64 lower-case hexadecimal digits. */
  static String sha256(byte[] bytes, int offset, int length) {
    return OF_THREAD.get().hex(bytes, offset, length, SHA256_BYTES);
  }

  /** The first 16 bytes of SHA-256 as 32 lower-case hexadecimal digits. */
  static String sha256Short(byte[] bytes, int offset, int length) {
    return OF_THREAD.get().hex(bytes, offset, length, SHORT_BYTES);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The first bytes of the hash; by hand, as this is done twice for each event. */
  private String hex(byte[] bytes, int offset, int length, int kept) {
    sha256.update(bytes, offset, length);
    try {
      sha256.digest(hash, 0, SHA256_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has 32 bytes", e);
    }
    for (int i = 0; i < kept; i++) {
      hex[2 * i] = DIGITS[hash[i] >> 4 & 0xF];
      hex[2 * i + 1] = DIGITS[hash[i] & 0xF];
    }
    return new String(hex, 0, 2 * kept, StandardCharsets.ISO_8859_1);
  }
}
