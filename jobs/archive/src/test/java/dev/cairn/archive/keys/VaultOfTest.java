package dev.cairn.archive.keys;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyOperation;
import dev.cairn.testkit.azure.KeyVaultStandIn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Two keys in a stand-in vault, the client that plays their owner, and the service under test. Made
 * once for many tests, because RSA keys take seconds where tests run; {@link #restore} undoes what a
 * test did.
 */
record VaultOfTest(KeyVaultStandIn vault, KeyNames names, KeyClient owner) {

  /** Two tries in all, without a pause to speak of. */
  private static final RetryOptions RETRIES =
      new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(10)));

  static VaultOfTest with(KeyVaultStandIn vault) {
    KeyClient owner =
        new KeyClientBuilder()
            .vaultUrl(vault.vaultUri().toString())
            .credential(credential(vault.token()))
            .httpClient(http(vault))
            .disableChallengeResourceVerification()
            .buildClient();
    KeyNames names = KeyNames.read(Map.of());
    owner.createRsaKey(new CreateRsaKeyOptions(names.metadata()).setKeySize(2048));
    owner.createRsaKey(new CreateRsaKeyOptions(names.phi()).setKeySize(2048));
    return new VaultOfTest(vault, names, owner);
  }

  KeyService open() {
    return openWithToken(vault.token());
  }

  KeyService openWithToken(String token) {
    URI uri = URI.create("keyvault://" + vault.vaultUri().getAuthority());
    return new KeyVaultKeys(uri, names, http(vault), credential(token), RETRIES);
  }

  void rotate(KeyClass keyClass) {
    owner.rotateKey(names.of(keyClass));
  }

  void disable(KeyClass keyClass) {
    setEnabled(keyClass, false);
  }

  private void setEnabled(KeyClass keyClass, boolean enabled) {
    owner.updateKeyProperties(
        owner.getKey(names.of(keyClass)).getProperties().setEnabled(enabled),
        KeyOperation.WRAP_KEY,
        KeyOperation.UNWRAP_KEY);
  }

  void delete(KeyClass keyClass) {
    owner.beginDeleteKey(names.of(keyClass)).waitForCompletion();
  }

  void recover(KeyClass keyClass) {
    owner.beginRecoverDeletedKey(names.of(keyClass)).waitForCompletion();
  }

  /** Makes the vault well again, and enables the PHI key; versions made by a rotation stay. */
  void restore() throws IOException {
    vault.throttle(0);
    vault.deny(Set.of());
    vault.unavailable(false);
    vault.unreachable(false);
    vault.refuseGetOfDisabledKey(false);
    setEnabled(KeyClass.PHI, true);
  }

  private static HttpClient http(KeyVaultStandIn vault) {
    return new JdkHttpClientBuilder(
            java.net.http.HttpClient.newBuilder().sslContext(vault.sslContext()))
        .build();
  }

  private static TokenCredential credential(String token) {
    return request -> Mono.just(new AccessToken(token, OffsetDateTime.now().plusHours(1)));
  }
}
