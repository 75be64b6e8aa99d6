package dev.cairn.archive.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** RSA-OAEP-256 as JWA (RFC 7518, 4.3) and Key Vault mean it. */
final class RsaOaep256 {

  static final String NAME = "RSA-OAEP-256";

  // the JDK's own "OAEPWithSHA-256AndMGF1Padding" takes SHA-1 for MGF1
  private static final OAEPParameterSpec PARAMETERS =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private RsaOaep256() {}

  static byte[] wrap(RSAPublicKey publicKey, byte[] key) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, publicKey).doFinal(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA-OAEP-256 failed to encrypt", e);
    }
  }

  /**
   * Unwraps.
   *
   * @throws BadPaddingException if it was not wrapped under this key
   */
  static byte[] unwrap(RSAPrivateKey privateKey, byte[] wrapped) throws BadPaddingException {
    try {
      return cipher(Cipher.DECRYPT_MODE, privateKey).doFinal(wrapped);
    } catch (BadPaddingException e) {
      throw e;
    } catch (IllegalBlockSizeException e) {
      throw new BadPaddingException("longer than the key");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA-OAEP-256 failed to decrypt", e);
    }
  }

  private static Cipher cipher(int mode, Key key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(mode, key, PARAMETERS);
    return cipher;
  }
}
