package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import com.azure.security.keyvault.keys.cryptography.models.SignatureAlgorithm;
import com.azure.security.keyvault.keys.cryptography.models.WrapResult;
import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyOperation;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the keys do, driven by the SDK's own client and checked with the JDK. */
class KeyVaultCryptoIT {

  private static final byte[] SECRET =
      "thirty-two bytes of a data key..".getBytes(StandardCharsets.US_ASCII);

  private static KeyVaultStandIn vault;
  private static VaultClients clients;
  private static KeyClient keys;

  private final String name = "key-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws IOException {
    vault = KeyVaultStandIn.start();
    clients = new VaultClients(vault);
    keys = clients.keys();
  }

  @AfterAll
  static void stop() {
    vault.close();
  }

  @BeforeEach
  void countFromZero() {
    vault.resetCounts();
  }

  @Test
  void unwrapsWhatItWrappedAndNamesTheVersion() {
    KeyVaultKey key = keys.createRsaKey(new CreateRsaKeyOptions(name).setKeySize(2048));
    CryptographyClient newest = clients.crypto(vault.vaultUri() + "/keys/" + name);

    WrapResult wrapped = newest.wrapKey(KeyWrapAlgorithm.RSA_OAEP_256, SECRET);

    assertThat(wrapped.getKeyId()).isEqualTo(key.getId());
    assertThat(wrapped.getEncryptedKey()).hasSize(256);
    assertThat(unwrap(wrapped)).isEqualTo(SECRET);
    assertThat(vault.count(VaultOperation.WRAP_KEY)).isEqualTo(1);
    assertThat(vault.count(VaultOperation.UNWRAP_KEY)).isEqualTo(1);
  }

  @Test
  void unwrapsWhatAnybodyWrappedWithSha256InBothPlacesOfOaep() throws Exception {
    KeyVaultKey key = keys.createRsaKey(new CreateRsaKeyOptions(name));
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        key.getKey().toRsa().getPublic(),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));

    byte[] wrapped = cipher.doFinal(SECRET);

    byte[] unwrapped =
        clients
            .crypto(key.getId())
            .unwrapKey(KeyWrapAlgorithm.RSA_OAEP_256, wrapped)
            .getKey();
    assertThat(unwrapped).isEqualTo(SECRET);
  }

  @Test
  void anOldVersionUnwrapsAfterRotationAndTheNewOneDoesNot() {
    keys.createRsaKey(new CreateRsaKeyOptions(name));
    WrapResult old = wrapWithNewest();
    KeyVaultKey rotated = keys.rotateKey(name);

    assertThat(unwrap(old)).isEqualTo(SECRET);
    assertThatThrownBy(
            () ->
                clients
                    .crypto(rotated.getId())
                    .unwrapKey(KeyWrapAlgorithm.RSA_OAEP_256, old.getEncryptedKey()))
        .isInstanceOf(HttpResponseException.class)
        .hasMessageContaining("BadParameter");
    assertThat(wrapWithNewest().getKeyId()).isEqualTo(rotated.getId());
  }

  @Test
  void aDisabledKeyDoesNothing() {
    KeyVaultKey key = keys.createRsaKey(new CreateRsaKeyOptions(name));
    WrapResult wrapped = wrapWithNewest();
    keys.updateKeyProperties(key.getProperties().setEnabled(false));

    assertThatThrownBy(() -> unwrap(wrapped)).hasMessageContaining("KeyDisabled");
    assertThatThrownBy(this::wrapWithNewest).hasMessageContaining("KeyDisabled");
  }

  @Test
  void everyOtherWayOfWrappingIsRefused() {
    KeyVaultKey key = keys.createRsaKey(new CreateRsaKeyOptions(name));
    byte[] any = new byte[256];

    assertThatThrownBy(
            () -> clients.crypto(key.getId()).unwrapKey(KeyWrapAlgorithm.RSA_OAEP, any))
        .isInstanceOf(HttpResponseException.class)
        .hasMessageContaining("RSA-OAEP-256 only");
  }

  @Test
  void signsWithEs256AsTheJdkVerifies() throws Exception {
    KeyVaultKey key = keys.createEcKey(new CreateEcKeyOptions(name));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(SECRET);
    CryptographyClient crypto = clients.crypto(key.getId());

    byte[] signature = crypto.sign(SignatureAlgorithm.ES256, digest).getSignature();

    Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(key.getKey().toEc().getPublic());
    verifier.update(SECRET);
    assertThat(signature).hasSize(64);
    assertThat(verifier.verify(signature)).isTrue();
    assertThat(crypto.verify(SignatureAlgorithm.ES256, digest, signature).isValid()).isTrue();
    assertThat(vault.count(VaultOperation.SIGN)).isEqualTo(1);
  }

  private WrapResult wrapWithNewest() {
    return clients
        .crypto(vault.vaultUri() + "/keys/" + name)
        .wrapKey(KeyWrapAlgorithm.RSA_OAEP_256, SECRET);
  }

  private byte[] unwrap(WrapResult wrapped) {
    return clients
        .crypto(wrapped.getKeyId())
        .unwrapKey(KeyWrapAlgorithm.RSA_OAEP_256, wrapped.getEncryptedKey())
        .getKey();
  }
}
