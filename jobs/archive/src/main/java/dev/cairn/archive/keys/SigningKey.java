package dev.cairn.archive.keys;

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
