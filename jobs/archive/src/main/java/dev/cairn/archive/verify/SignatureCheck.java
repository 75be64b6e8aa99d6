package dev.cairn.archive.verify;

import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.TrustedKeys;
import dev.cairn.archive.chain.TrustedKeys.Judgement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether each manifest was signed by a key that was trusted before it. */
final class SignatureCheck {

  private final Set<String> pinned;
  private final Faults faults;
  private final TrustedKeys keys = new TrustedKeys();
  private final Map<String, Long> signed = new HashMap<>();

  /** Trusts the keys of these thumbprints; the first manifest's, if there is none. */
  SignatureCheck(Set<String> pinned, Faults faults) {
    this.pinned = pinned;
    this.faults = faults;
  }

  /** Judges all manifests, which must be in the order of their own sequence. */
  void check(List<ChainPlace> readable) {
    if (!readable.isEmpty() && readable.get(0).manifest.sequence() == 1) {
      keys.trust(
          readable.get(0).manifest.signingKeys().stream()
              .filter(key -> pinned.isEmpty() || pinned.contains(key.thumbprint()))
              .toList());
    }
    for (ChainPlace place : readable) {
      check(place.path(), place.manifest);
    }
  }

  private void check(String path, Manifest manifest) {
    String key = manifest.signature().orElseThrow().key();
    Judgement judgement = keys.judge(manifest);
    switch (judgement) {
      case RIGHT -> {
        signed.merge(key, 1L, Long::sum);
        keys.trust(manifest.signingKeys());
      }
      case BAD ->
          faults.add(
              FaultCode.SIGNATURE_BAD,
              path,
              "The signature of manifest %d is not by key %s over what stands there.",
              manifest.sequence(),
              key);
      case UNKNOWN_KEY ->
          faults.add(
              FaultCode.SIGNATURE_KEY_UNKNOWN,
              path,
              "Manifest %d is signed by key %s, which is not trusted at this point.",
              manifest.sequence(),
              key);
    }
  }

  /** The keys trusted in the end, in the order they became so. */
  List<VerifiedKey> keys() {
    return keys.keys().stream()
        .map(
            key ->
                new VerifiedKey(
                    key.version().id(),
                    key.thumbprint(),
                    pinned.contains(key.thumbprint()),
                    signed.getOrDefault(key.version().id(), 0L)))
        .toList();
  }
}
