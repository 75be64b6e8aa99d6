package dev.cairn.archive.keys;

import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import java.io.IOException;
import java.net.URI;

/**
 * A key service over Azure Key Vault. Each wrap and unwrap is a call of the vault, and so in its
 * audit log.
 */
final class KeyVaultKeys implements KeyService {

  private final KeyVault vault;
  private final KeyNames names;

  KeyVaultKeys(KeyVault vault, KeyNames names) {
    this.vault = vault;
    this.names = names;
  }

  @Override
  public URI uri() {
    return vault.uri();
  }

  @Override
  public KeyVersion current(KeyScope scope) throws IOException {
    String name = names.of(scope);
    return new KeyVersion(name, vault.latest(name).getProperties().getVersion());
  }

  @Override
  public byte[] wrap(KeyVersion version, byte[] key) throws IOException {
    KeyLengths.check(key);
    return vault.use(
        version, client -> client.wrapKey(KeyWrapAlgorithm.RSA_OAEP_256, key).getEncryptedKey());
  }

  @Override
  public byte[] unwrap(KeyVersion version, byte[] wrapped) throws IOException {
    return vault.use(
        version, client -> client.unwrapKey(KeyWrapAlgorithm.RSA_OAEP_256, wrapped).getKey());
  }

  @Override
  public void close() {}
}
