package dev.cairn.archive.keys;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.crypto.BadPaddingException;

/** A key service over a {@link KeyFile}, read once when it is opened. */
final class KeyFileService implements KeyService {

  private final URI uri;
  private final List<KeyFileEntry> entries;

  KeyFileService(URI uri, List<KeyFileEntry> entries) {
    this.uri = uri;
    this.entries = entries;
  }

  static KeyFileService open(URI uri, Path file) throws IOException {
    return new KeyFileService(uri, KeyFile.read(file));
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public KeyVersion current(KeyScope scope) throws IOException {
    return entries.stream()
        .filter(entry -> entry.keyClass() == scope.keyClass())
        .reduce((earlier, later) -> later)
        .map(KeyFileEntry::version)
        .orElseThrow(
            () ->
                new KeyRefusedException(
                    scope.toString(), "the key file " + uri + " has no key of this class"));
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
      throw new KeyRefusedException(version.id(), "what is to be unwrapped was not made under it");
    }
  }

  private KeyFileEntry entry(KeyVersion version) throws KeyRefusedException {
    return entries.stream()
        .filter(entry -> entry.version().equals(version))
        .findFirst()
        .orElseThrow(
            () -> new KeyRefusedException(version.id(), "it is not in the key file " + uri));
  }

  @Override
  public void close() {}
}
