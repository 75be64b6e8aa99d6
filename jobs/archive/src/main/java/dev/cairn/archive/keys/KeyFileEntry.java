package dev.cairn.archive.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One key of a key file.
 *
 * @param version its name and version
 * @param keyClass what it protects
 * @param privateKey a secret
 */
record KeyFileEntry(KeyVersion version, KeyClass keyClass, RSAPrivateCrtKey privateKey) {

  static KeyFileEntry generate(String name, KeyClass keyClass, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return of(name, keyClass, (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime makes RSA keys", e);
    }
  }

  /** An entry whose version is derived from the key, so that another key is another version. */
  static KeyFileEntry of(String name, KeyClass keyClass, RSAPrivateCrtKey privateKey) {
    return new KeyFileEntry(
        new KeyVersion(name, versionOf(publicKey(privateKey))), keyClass, privateKey);
  }

  /** The first 32 hexadecimal digits of SHA-256 over the SubjectPublicKeyInfo. */
  private static String versionOf(RSAPublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  RSAPublicKey publicKey() {
    return publicKey(privateKey);
  }

  private static RSAPublicKey publicKey(RSAPrivateCrtKey key) {
    BigInteger modulus = key.getModulus();
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(modulus, key.getPublicExponent()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a usable RSA key");
    }
  }

  @Override
  public String toString() {
    return "KeyFileEntry[" + version.id() + "]";
  }
}
