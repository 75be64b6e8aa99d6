package dev.cairn.archive.keys;

import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/**
 * One version of a key file's signing key, on P-256.
 *
 * @param version its name and version
 * @param publicKey its public half
 * @param privateKey a secret; null in a reader's copy, which is not to sign
 */
record KeyFileSigner(KeyVersion version, ECPublicKey publicKey, ECPrivateKey privateKey) {

  static KeyFileSigner generate(String name) {
    KeyPair pair = P256.generate();
    return of(name, (ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate());
  }

  /** Checks that both halves are of one key; {@link IllegalArgumentException} if not. */
  static KeyFileSigner of(String name, ECPublicKey publicKey, ECPrivateKey privateKey) {
    if (!P256.isOurs(publicKey)) {
      throw new IllegalArgumentException("its \"public_key\" is not on the curve P-256");
    }
    if (privateKey != null && !belongsTo(privateKey, publicKey)) {
      throw new IllegalArgumentException("its \"private_key\" is not that of its \"public_key\"");
    }
    return new KeyFileSigner(KeyFileVersion.of(name, publicKey), publicKey, privateKey);
  }

  private static boolean belongsTo(ECPrivateKey privateKey, ECPublicKey publicKey) {
    byte[] digest = new byte[32];
    return privateKey.getParams().getCurve().equals(publicKey.getParams().getCurve())
        && P256.verify(publicKey, digest, P256.sign(privateKey, digest));
  }

  boolean canSign() {
    return privateKey != null;
  }

  KeyFileSigner withoutPrivateKey() {
    return new KeyFileSigner(version, publicKey, null);
  }

  @Override
  public String toString() {
    return "KeyFileSigner[" + version.id() + "]";
  }
}
