package dev.cairn.archive.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs with keys in memory, for tests. Each name and version has a key of its own. */
public final class TestSigner implements SigningService {

  private final Map<KeyVersion, KeyPair> keys = new LinkedHashMap<>();
  private KeyVersion current;

  /** Creates a service with one version of {@code cairn-signing}. */
  public TestSigner() {
    rotate("1");
  }

  /** Makes another version and signs with it from now on. */
  public void rotate(String version) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      current = new KeyVersion("cairn-signing", version);
      keys.put(current, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has P-256", e);
    }
  }

  /** From now on that version is refused. */
  public void refuse(String version) {
    keys.remove(new KeyVersion("cairn-signing", version));
  }

  @Override
  public URI uri() {
    return URI.create("memory:signer");
  }

  @Override
  public SigningKey current() throws IOException {
    ECPublicKey key = (ECPublicKey) pair(current).getPublic();
    return new SigningKey(
        current, base64(key.getW().getAffineX()), base64(key.getW().getAffineY()));
  }

  @Override
  public byte[] sign(KeyVersion version, byte[] sha256) throws IOException {
    KeyPair pair = pair(version);
    try {
      Signature signature = Signature.getInstance("NONEwithECDSAinP1363Format");
      signature.initSign(pair.getPrivate());
      signature.update(sha256);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime signs by ECDSA", e);
    }
  }

  private KeyPair pair(KeyVersion version) throws KeyRefusedException {
    KeyPair pair = keys.get(version);
    if (pair == null) {
      throw new KeyRefusedException(version.id(), "disabled for this test");
    }
    return pair;
  }

  private static String base64(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }

  @Override
  public void close() {}
}
