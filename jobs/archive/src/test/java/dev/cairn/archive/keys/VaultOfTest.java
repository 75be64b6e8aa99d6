package dev.cairn.archive.keys;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyCurveName;
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
 * The keys of one retention class and a signing key in a stand-in vault, the client that plays
 * their owner, and the services under test. Made once for many tests, because RSA keys take seconds
 * where tests run; {@link #restore} undoes what a test did.
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
    VaultOfTest made = new VaultOfTest(vault, names, owner);
    made.addClass("queries");
    owner.createEcKey(new CreateEcKeyOptions(names.signing()).setCurveName(KeyCurveName.P_256));
    return made;
  }

  /** Makes keys for that class. */
  void addClass(String retentionClass) {
    for (KeyClass part : KeyClass.values()) {
      String name = names.of(new KeyScope(retentionClass, part));
      owner.createRsaKey(new CreateRsaKeyOptions(name).setKeySize(2048));
    }
  }

  /** Deletes the keys of that class, and purges them. */
  void destroyClass(String retentionClass) {
    for (KeyClass part : KeyClass.values()) {
      String name = names.of(new KeyScope(retentionClass, part));
      owner.beginDeleteKey(name).waitForCompletion();
      owner.purgeDeletedKey(name);
    }
  }

  KeyService open() {
    return openWithToken(vault.token());
  }

  KeyService openWithToken(String token) {
    return new KeyVaultKeys(client(token), names);
  }

  SigningService openSigner() {
    return openSigner(names);
  }

  SigningService openSigner(KeyNames other) {
    return new KeyVaultSigning(client(vault.token()), other);
  }

  private KeyVault client(String token) {
    URI uri = URI.create("keyvault://" + vault.vaultUri().getAuthority());
    return new KeyVault(uri, http(vault), credential(token), RETRIES);
  }

  void rotate(KeyClass keyClass) {
    owner.rotateKey(names.of(TestKeys.scope(keyClass)));
  }

  void disable(KeyClass keyClass) {
    setEnabled(keyClass, false);
  }

  private void setEnabled(KeyClass keyClass, boolean enabled) {
    owner.updateKeyProperties(
        owner.getKey(names.of(TestKeys.scope(keyClass))).getProperties().setEnabled(enabled),
        KeyOperation.WRAP_KEY,
        KeyOperation.UNWRAP_KEY);
  }

  void delete(KeyClass keyClass) {
    owner.beginDeleteKey(names.of(TestKeys.scope(keyClass))).waitForCompletion();
  }

  void recover(KeyClass keyClass) {
    owner.beginRecoverDeletedKey(names.of(TestKeys.scope(keyClass))).waitForCompletion();
  }

  void rotateSigning() {
    owner.rotateKey(names.signing());
  }

  void enableSigning(boolean enabled) {
    owner.updateKeyProperties(
        owner.getKey(names.signing()).getProperties().setEnabled(enabled), KeyOperation.SIGN);
  }

  /** Makes the vault well again, enables PHI and signing key; versions made by a rotation stay. */
  void restore() throws IOException {
    vault.throttle(0);
    vault.deny(Set.of());
    vault.unavailable(false);
    vault.unreachable(false);
    vault.refuseGetOfDisabledKey(false);
    setEnabled(KeyClass.PHI, true);
    enableSigning(true);
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
