package dev.cairn.formats.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in the forms that the common event stores. */
public final class Hashes {

  private static final int SHORT_BYTES = 16;

  /**
   * The two digits of each byte, high one first. {@link HexFormat} itself takes as long for a hash
   * as hashing a short line does.
   */
  private static final byte[] DIGITS = new byte[2 << Byte.SIZE];

  static {
    for (int b = 0; b < 1 << Byte.SIZE; b++) {
      DIGITS[2 * b] = (byte) HexFormat.of().toHighHexDigit(b);
      DIGITS[2 * b + 1] = (byte) HexFormat.of().toLowHexDigit(b);
    }
  }

  // looking a digest up by name costs more than hashing a log line; digest() resets it
  private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Hashes::create);

  private Hashes() {}

  /** SHA-256 as 64 lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes, int offset, int length) {
    byte[] hash = digest(bytes, offset, length);
    return hex(hash, hash.length);
  }

  /** The first 16 bytes of SHA-256 as 32 lower-case hexadecimal digits. */
  public static String sha256Short(byte[] bytes, int offset, int length) {
    return hex(digest(bytes, offset, length), SHORT_BYTES);
  }

  /** A text as UTF-8. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes, int length) {
    byte[] digits = new byte[2 * length];
    for (int i = 0; i < length; i++) {
      int at = (bytes[i] & 0xFF) << 1;
      digits[2 * i] = DIGITS[at];
      digits[2 * i + 1] = DIGITS[at + 1];
    }
    return new String(digits, StandardCharsets.ISO_8859_1);
  }

  private static byte[] digest(byte[] bytes, int offset, int length) {
    MessageDigest sha256 = SHA256.get();
    sha256.update(bytes, offset, length);
    return sha256.digest();
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }
}
