package dev.cairn.archive.keys;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The public half of one version of a signing key: a point of P-256.
 *
 * @param version the key's name and version
 * @param x the point's coordinate, 32 bytes in base64url without padding
 * @param y the other one
 */
public record SigningKey(KeyVersion version, String x, String y) {

  private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Checks the form; {@link IllegalArgumentException} if it is not as described. */
  public SigningKey {
    if (!COORDINATE.matcher(x).matches() || !COORDINATE.matcher(y).matches()) {
      throw new IllegalArgumentException(
          "Signing key " + version.id() + ": x and y must be 32 bytes in base64url");
    }
  }

  /**
   * Whether a signature is right: whoever made it had the private half.
   *
   * @param sha256 the SHA-256 of what was signed, 32 bytes
   * @param signature r and s, 32 bytes each
   * @return false also for a signature of another length, or if this key is no point of P-256
   * @throws IllegalArgumentException if the digest has not 32 bytes
   */
  public boolean verify(byte[] sha256, byte[] signature) {
    P256.checkDigest(sha256);
    try {
      return P256.verify(P256.publicKey(number(x), number(y)), sha256, signature);
    } catch (IllegalArgumentException e) {
      return false; // whoever can place such a key must not be able to sign with it
    }
  }

  private static BigInteger number(String coordinate) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate));
  }

  /**
   * The key's fingerprint for people: its JWK thumbprint with SHA-256 (RFC 7638), in base64url
   * without padding. Says nothing of name and version.
   */
  public String thumbprint() {
    String jwk =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(x, y);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(jwk.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
