package dev.cairn.formats.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in the forms that the common event stores. */
public final class Hashes {

  private static final HexFormat HEX = HexFormat.of();
  private static final int SHORT_BYTES = 16;

  // looking a digest up by name costs more than hashing a log line; digest() resets it
  private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Hashes::create);

  private Hashes() {}

  /** SHA-256 as 64 lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes, int offset, int length) {
    return HEX.formatHex(digest(bytes, offset, length));
  }

  /** The first 16 bytes of SHA-256 as 32 lower-case hexadecimal digits. */
  public static String sha256Short(byte[] bytes, int offset, int length) {
    return HEX.formatHex(digest(bytes, offset, length), 0, SHORT_BYTES);
  }

  /** A text as UTF-8. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
