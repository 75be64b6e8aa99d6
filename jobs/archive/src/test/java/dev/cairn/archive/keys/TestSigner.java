package dev.cairn.archive.keys;

import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
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
    current = new KeyVersion("cairn-signing", version);
    keys.put(current, P256.generate());
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
    return P256.signingKey(current, (ECPublicKey) pair(current).getPublic());
  }

  @Override
  public byte[] sign(KeyVersion version, byte[] sha256) throws IOException {
    return P256.sign(pair(version).getPrivate(), sha256);
  }

  private KeyPair pair(KeyVersion version) throws KeyRefusedException {
    KeyPair pair = keys.get(version);
    if (pair == null) {
      throw new KeyRefusedException(version.id(), "disabled for this test");
    }
    return pair;
  }

  @Override
  public void close() {}
}
