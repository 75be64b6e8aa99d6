package dev.cairn.archive.chain;

import dev.cairn.archive.keys.SigningKey;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that may sign, from manifest to manifest: those it began with, and those that a manifest
 * announced which was rightly signed by one of them. Grows with key versions. Not thread-safe.
 */
public final class TrustedKeys {

  /** What a signature is worth. */
  public enum Judgement {
    /** A trusted key made it, over this very manifest. */
    RIGHT,
    /** A trusted key has the id that it names, but did not make it over this manifest. */
    BAD,
    /** No trusted key has the id that it names. */
    UNKNOWN_KEY
  }

  private final Map<String, SigningKey> byId = new LinkedHashMap<>();
  private final Map<String, Optional<PublicKey>> publicKeys = new HashMap<>();

  /** Trusts keys from now on; an id that is trusted already stays with the key it has. */
  public void trust(Collection<SigningKey> keys) {
    keys.forEach(key -> byId.putIfAbsent(key.version().id(), key));
  }

  /**
   * Judges a manifest's signature. If it is right, the keys that the manifest announces may be
   * {@link #trust}ed.
   *
   * @throws java.util.NoSuchElementException if it is not signed
   */
  public Judgement judge(Manifest manifest) {
    ManifestSignature signature = manifest.signature().orElseThrow();
    SigningKey key = byId.get(signature.key());
    if (key == null) {
      return Judgement.UNKNOWN_KEY;
    }
    return right(key, manifest, signature) ? Judgement.RIGHT : Judgement.BAD;
  }

  /** Finds a trusted key by the id of its version. */
  public Optional<SigningKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All trusted keys, in the order they became so. */
  public List<SigningKey> keys() {
    return new ArrayList<>(byId.values());
  }

  private boolean right(SigningKey key, Manifest manifest, ManifestSignature signature) {
    Optional<PublicKey> publicKey =
        publicKeys.computeIfAbsent(key.version().id(), id -> publicKey(key));
    if (publicKey.isEmpty()) {
      return false;
    }
    try {
      Signature ecdsa = Signature.getInstance("SHA256withECDSAinP1363Format");
      ecdsa.initVerify(publicKey.get());
      ecdsa.update(ManifestJson.signedBytes(manifest));
      return ecdsa.verify(Base64.getUrlDecoder().decode(signature.value()));
    } catch (GeneralSecurityException e) {
      return false; // a point that is not on the curve, r or s out of range
    }
  }

  private static Optional<PublicKey> publicKey(SigningKey key) {
    try {
      AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
      curve.init(new ECGenParameterSpec("secp256r1"));
      ECPoint point = new ECPoint(number(key.x()), number(key.y()));
      return Optional.of(
          KeyFactory.getInstance("EC")
              .generatePublic(
                  new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class))));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static BigInteger number(String base64) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
  }
}
