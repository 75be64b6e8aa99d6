package dev.cairn.archive.keys;

import dev.cairn.archive.keys.KeyRefusedException.Reason;
import java.io.IOException;
import java.net.URI;
import javax.crypto.BadPaddingException;

/** A key service over a {@link KeyFile}. */
final class KeyFileService implements KeyService {

  private final URI uri;
  private final KeyFileSource file;

  KeyFileService(URI uri, KeyFileSource file) {
    this.uri = uri;
    this.file = file;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public KeyVersion current(KeyScope scope) throws IOException {
    KeyFileContent content = file.content();
    return content
        .current(scope)
        .map(KeyFileEntry::version)
        .orElseThrow(
            () -> {
              boolean gone = content.has(entry -> entry.scope().equals(scope));
              return new KeyRefusedException(
                  scope.toString(),
                  gone ? Reason.GONE : Reason.DENIED,
                  "the key file %s %s; KeyFile.addClasses adds keys for retention class %s"
                      .formatted(
                          uri,
                          gone ? "says that it was destroyed" : "has no such key",
                          scope.retentionClass()));
            });
  }

  @Override
  public byte[] wrap(KeyVersion version, byte[] key) throws IOException {
    KeyLengths.check(key);
    return RsaOaep256.wrap(entry(version).publicKey(), key);
  }

  @Override
  public byte[] unwrap(KeyVersion version, byte[] wrapped) throws IOException {
    try {
      return RsaOaep256.unwrap(entry(version).privateKey(), wrapped);
    } catch (BadPaddingException e) {
      throw new KeyRefusedException(
          version.id(), Reason.UNFIT, "what is to be unwrapped was not made under it");
    }
  }

  private KeyFileEntry entry(KeyVersion version) throws IOException {
    for (KeyFileEntry entry : file.content().wrapping()) {
      if (entry.version().equals(version)) {
        if (entry.isDestroyed()) {
          throw new KeyRefusedException(
              version.id(), Reason.GONE, "the key file " + uri + " says that it was destroyed");
        }
        return entry;
      }
    }
    throw new KeyRefusedException(
        version.id(), Reason.DENIED, "it is not in the key file " + uri);
  }

  @Override
  public void close() {}
}
