package dev.cairn.archive.chain;

import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.SigningKey;
import dev.cairn.archive.keys.SigningService;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Signs manifests by the service's current key, or, to announce it, by one that is trusted. */
final class ManifestSigner {

  private final SigningService service;

  ManifestSigner(SigningService service) {
    this.service = service;
  }

  /** The key that is to sign from now on, whether the chain knows it or not. */
  SigningKey current() throws IOException {
    return service.current();
  }

  /**
   * Whether the chain trusts a key.
   *
   * @throws ChainBrokenException if it trusts another one under the same id
   */
  static boolean announced(SigningKey key, ChainState state) throws ChainBrokenException {
    String id = key.version().id();
    SigningKey known = state.keys().find(id).orElse(null);
    if (known != null && !known.equals(key)) {
      throw new ChainBrokenException(
          Manifest.path(state.next() - 1),
          "the chain knows signing key " + id + " with another public half");
    }
    return known != null;
  }

  /**
   * Signs, and checks what it got: a manifest that is wrongly signed can never be taken back.
   *
   * @throws IOException if the service is out of reach or signs wrongly
   */
  Manifest sign(Manifest manifest, SigningKey key) throws IOException {
    byte[] digest = Sha256.digest(ManifestJson.signedBytes(manifest));
    byte[] signature = service.sign(key.version(), digest);
    if (!key.verify(digest, signature)) {
      throw new IOException(
          "The signature by " + key.version().id() + " is not right for the public half that "
              + service.uri() + " gives of it. Nothing was written");
    }
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    return manifest.signed(new ManifestSignature(key.version().id(), value));
  }

  /**
   * Signs by the newest trusted key that the service still uses.
   *
   * @throws KeyRefusedException if it uses none of them any more
   */
  Manifest signByTrusted(Manifest manifest, ChainState state) throws IOException {
    List<SigningKey> newestFirst = state.keys().keys();
    Collections.reverse(newestFirst);
    for (SigningKey key : newestFirst) {
      try {
        return sign(manifest, key);
      } catch (KeyRefusedException e) {
        // an older one may still be enabled
      }
    }
    String announced =
        manifest.signingKeys().stream()
            .map(key -> key.version().id())
            .collect(Collectors.joining(", "));
    throw new KeyRefusedException(
        newestFirst.get(0).version().id(),
        "it has to announce the new signing key " + announced + " in the chain once before that"
            + " may sign; enable it in " + service.uri() + " until the writer has started, then"
            + " disable it again");
  }
}
