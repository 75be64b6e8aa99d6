package dev.cairn.testkit.azure;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** What the vault does with its private keys: RSA-OAEP-256 and ES256, and nothing else. */
final class VaultCrypto {

  /** The JDK's name for it would take SHA-1 for the mask; RFC 8017 and Key Vault take SHA-256. */
  private static final OAEPParameterSpec OAEP_256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private static final int SHA_256_BYTES = 32;

  private VaultCrypto() {}

  static byte[] wrap(VaultKeyVersion key, String algorithm, byte[] value) {
    key.require("wrapKey");
    return oaep(Cipher.ENCRYPT_MODE, key, algorithm, value);
  }

  static byte[] unwrap(VaultKeyVersion key, String algorithm, byte[] value) {
    key.require("unwrapKey");
    return oaep(Cipher.DECRYPT_MODE, key, algorithm, value);
  }

  /**
   * @param digest SHA-256 of what is to be signed
   * @return the two numbers of the signature side by side, 64 bytes (RFC 7518, 3.4)
   */
  static byte[] sign(VaultKeyVersion key, String algorithm, byte[] digest) {
    key.require("sign");
    requireAlgorithm(key, algorithm, "ES256", "EC");
    if (digest.length != SHA_256_BYTES) {
      throw VaultRefusal.badParameter("The digest for ES256 has 32 bytes.");
    }
    try {
      Signature signature = Signature.getInstance("NONEwithECDSAinP1363Format");
      signature.initSign(key.pair().getPrivate());
      signature.update(digest);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("P-256 signs any digest of 32 bytes.", e);
    }
  }

  private static byte[] oaep(int mode, VaultKeyVersion key, String algorithm, byte[] value) {
    requireAlgorithm(key, algorithm, "RSA-OAEP-256", "RSA");
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      boolean wrap = mode == Cipher.ENCRYPT_MODE;
      cipher.init(mode, wrap ? key.pair().getPublic() : key.pair().getPrivate(), OAEP_256);
      return cipher.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw VaultRefusal.badParameter("The parameter is incorrect.");
    }
  }

  private static void requireAlgorithm(
      VaultKeyVersion key, String algorithm, String offered, String type) {
    if (!offered.equals(algorithm)) {
      throw VaultRefusal.badParameter("The stand-in has the algorithm " + offered + " only.");
    }
    if (!key.spec().type().equals(type)) {
      throw VaultRefusal.badParameter("Key and algorithm are incompatible.");
    }
  }
}
