package dev.cairn.archive.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

/**
 * One wrapping key of a key file.
 *
 * @param version its name and version
 * @param scope what it protects
 * @param privateKey a secret; null if the key was destroyed, and only its name is kept
 */
record KeyFileEntry(KeyVersion version, KeyScope scope, RSAPrivateCrtKey privateKey) {

  static KeyFileEntry generate(String name, KeyScope scope, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return of(name, scope, (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime makes RSA keys", e);
    }
  }

  static KeyFileEntry of(String name, KeyScope scope, RSAPrivateCrtKey privateKey) {
    return new KeyFileEntry(KeyFileVersion.of(name, publicKey(privateKey)), scope, privateKey);
  }

  boolean isDestroyed() {
    return privateKey == null;
  }

  KeyFileEntry destroyed() {
    return new KeyFileEntry(version, scope, null);
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
