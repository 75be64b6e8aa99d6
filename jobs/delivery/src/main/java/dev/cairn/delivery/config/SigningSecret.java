package dev.cairn.delivery.config;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric secret of the Standard Webhooks specification: {@code whsec_} and the Base64 of 24 to
 * 64 bytes. Who has it can sign as this Cairn. It stands in no text that this class gives out.
 */
public final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private SigningSecret(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message doesn't quote it
   */
  public static SigningSecret parse(String text) {
    byte[] bytes = {};
    if (text.startsWith(PREFIX)) {
      try {
        bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
      } catch (IllegalArgumentException e) {
        bytes = new byte[0]; // without a cause: it would quote a character
      }
    }
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new IllegalArgumentException("whsec_ and the Base64 of 24 to 64 random bytes");
    }
    return new SigningSecret(bytes);
  }

  /**
   * The signature of a message, version 1: {@code v1,} and the Base64 of the HMAC-SHA256 of id,
   * time and body, with a dot between.
   *
   * @param seconds when it is sent, since 1970
   */
  public String sign(String id, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("This Java lacks " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "a signing secret";
  }
}
