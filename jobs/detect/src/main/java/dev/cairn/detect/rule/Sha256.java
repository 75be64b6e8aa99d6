package dev.cairn.detect.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, by which versions, findings and items are told apart. Safe for use by many threads. */
public final class Sha256 {

  // looking a digest up by name costs more than hashing a short text; digest() resets it
  private static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Sha256::begin);

  private Sha256() {}

  /** The 32 bytes of a text's hash, taken as UTF-8. */
  public static byte[] of(String text) {
    return OWN.get().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One to which pieces can be added; nobody else has it. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
