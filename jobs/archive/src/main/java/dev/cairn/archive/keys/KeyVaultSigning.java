package dev.cairn.archive.keys;

import com.azure.security.keyvault.keys.cryptography.models.SignatureAlgorithm;
import com.azure.security.keyvault.keys.models.JsonWebKey;
import com.azure.security.keyvault.keys.models.KeyCurveName;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.cairn.archive.keys.KeyRefusedException.Reason;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;

/** A signing service over Azure Key Vault: each signature is a call, and so in its audit log. */
final class KeyVaultSigning implements SigningService {

  private final KeyVault vault;
  private final String name;

  KeyVaultSigning(KeyVault vault, KeyNames names) {
    this.vault = vault;
    this.name = names.signing();
  }

  @Override
  public URI uri() {
    return vault.uri();
  }

  @Override
  public SigningKey current() throws IOException {
    KeyVaultKey key = vault.latest(name);
    JsonWebKey jwk = key.getKey();
    KeyVersion version = new KeyVersion(name, key.getProperties().getVersion());
    if (!KeyCurveName.P_256.equals(jwk.getCurveName())) {
      throw new KeyRefusedException(
          version.id(),
          Reason.UNFIT,
          "manifests are signed by ES256, and it is no EC key on the curve P-256 in " + uri());
    }
    return P256.signingKey(
        version,
        P256.publicKey(new BigInteger(1, jwk.getX()), new BigInteger(1, jwk.getY())));
  }

  @Override
  public byte[] sign(KeyVersion version, byte[] sha256) throws IOException {
    P256.checkDigest(sha256);
    return vault.use(
        version, client -> client.sign(SignatureAlgorithm.ES256, sha256).getSignature());
  }

  @Override
  public void close() {}
}
