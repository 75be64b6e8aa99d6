package dev.cairn.archive.chain;

import dev.cairn.archive.keys.SigningKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
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
    boolean right =
        key.verify(
            Sha256.digest(ManifestJson.signedBytes(manifest)),
            Base64.getUrlDecoder().decode(signature.value()));
    return right ? Judgement.RIGHT : Judgement.BAD;
  }

  /** Finds a trusted key by the id of its version. */
  public Optional<SigningKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All trusted keys, in the order they became so. */
  public List<SigningKey> keys() {
    return new ArrayList<>(byId.values());
  }
}
