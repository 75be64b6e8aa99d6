package dev.cairn.archive.chain;

/**
 * Who vouches for a manifest: ES256 (ECDSA on P-256 with SHA-256, RFC 7518, 3.4) over the canonical
 * form of the manifest without its field {@code signature}.
 *
 * @param key id of the signing key's version, {@code name/version}
 * @param value r and s, 32 bytes each, in base64url without padding (RFC 4648, 5)
 */
public record ManifestSignature(String key, String value) {

  /** The only algorithm. */
  public static final String ALGORITHM = "ES256";

  /**
   * Checks the form of both, not that the signature is right.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public ManifestSignature {
    Checks.text("signature.key", key);
    Checks.base64("signature.value", value, 64);
  }
}
