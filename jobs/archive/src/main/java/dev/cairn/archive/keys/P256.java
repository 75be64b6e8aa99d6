package dev.cairn.archive.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** ES256 (RFC 7518, 3.4): ECDSA on the curve P-256 over a SHA-256, r and s side by side. */
final class P256 {

  static final String ES256 = "ES256";

  private static final String CURVE = "secp256r1";
  private static final int BYTES = 32;

  /** Takes a digest as it is, and gives r and s of 32 bytes each. */
  private static final String SIGNATURE = "NONEwithECDSAinP1363Format";

  private static final ECParameterSpec PARAMETERS;

  static {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(CURVE));
      PARAMETERS = parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private P256() {}

  static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has P-256", e);
    }
  }

  static byte[] sign(PrivateKey key, byte[] sha256) {
    checkDigest(sha256);
    try {
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initSign(key);
      signature.update(sha256);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key of P-256 signs every digest of 32 bytes", e);
    }
  }

  static boolean verify(PublicKey key, byte[] sha256, byte[] value) {
    checkDigest(sha256);
    if (value.length != 2 * BYTES) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initVerify(key);
      signature.update(sha256);
      return signature.verify(value);
    } catch (GeneralSecurityException e) {
      return false; // numbers out of range
    }
  }

  static void checkDigest(byte[] sha256) {
    if (sha256.length != BYTES) {
      throw new IllegalArgumentException("A SHA-256 has 32 bytes, not " + sha256.length);
    }
  }

  /**
   * Makes the public key of a point.
   *
   * @throws IllegalArgumentException if it is not on the curve: the JDK does not look
   */
  static ECPublicKey publicKey(BigInteger x, BigInteger y) {
    if (!isOnCurve(x, y)) {
      throw new IllegalArgumentException("not a point of P-256");
    }
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC")
              .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), PARAMETERS));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a point of P-256", e);
    }
  }

  /** Whether a key is on this curve, with a point that is. */
  static boolean isOurs(ECPublicKey key) {
    return key.getParams().getCurve().equals(PARAMETERS.getCurve())
        && key.getParams().getGenerator().equals(PARAMETERS.getGenerator())
        && isOnCurve(key.getW().getAffineX(), key.getW().getAffineY());
  }

  private static boolean isOnCurve(BigInteger x, BigInteger y) {
    BigInteger p = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();
    if (x.signum() < 0 || y.signum() < 0 || x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
      return false;
    }
    BigInteger right =
        x.pow(3)
            .add(PARAMETERS.getCurve().getA().multiply(x))
            .add(PARAMETERS.getCurve().getB())
            .mod(p);
    return y.pow(2).mod(p).equals(right);
  }

  static SigningKey signingKey(KeyVersion version, ECPublicKey key) {
    return new SigningKey(
        version, coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
  }

  /** Writes a coordinate as 32 bytes in base64url. */
  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray(); // up to 33, the first for the sign
    byte[] fixed = new byte[BYTES];
    byte[] plain = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - BYTES), bytes.length);
    System.arraycopy(plain, 0, fixed, BYTES - plain.length, plain.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }
}
