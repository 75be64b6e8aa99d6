package dev.cairn.archive.keys;

import dev.cairn.archive.keys.KeyRefusedException.Reason;
import java.io.IOException;
import java.net.URI;

/** A signing service over a {@link KeyFile}. */
final class KeyFileSigning implements SigningService {

  private final URI uri;
  private final KeyFileSource file;

  KeyFileSigning(URI uri, KeyFileSource file) {
    this.uri = uri;
    this.file = file;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public SigningKey current() throws IOException {
    KeyFileSigner last =
        file.content().signing().stream()
            .reduce((earlier, later) -> later)
            .orElseThrow(
                () ->
                    new KeyRefusedException(
                        KeyNames.DEFAULT.signing(),
                        Reason.DENIED,
                        "the key file " + uri + " has no signing key"));
    return P256.signingKey(last.version(), last.publicKey());
  }

  @Override
  public byte[] sign(KeyVersion version, byte[] sha256) throws IOException {
    P256.checkDigest(sha256);
    for (KeyFileSigner signer : file.content().signing()) {
      if (signer.version().equals(version)) {
        if (!signer.canSign()) {
          throw new KeyRefusedException(
              version.id(),
              Reason.DENIED,
              "the key file " + uri + " is a reader's copy, with its public half alone");
        }
        return P256.sign(signer.privateKey(), sha256);
      }
    }
    throw new KeyRefusedException(
        version.id(), Reason.DENIED, "it is not in the key file " + uri);
  }

  @Override
  public void close() {}
}
