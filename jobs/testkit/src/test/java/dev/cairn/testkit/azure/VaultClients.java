package dev.cairn.testkit.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import reactor.core.publisher.Mono;

/** The SDK's real clients for a stand-in. */
final class VaultClients {

  private final URI vaultUri;
  private final HttpClient http;
  private final TokenCredential credential;

  VaultClients(KeyVaultStandIn vault) {
    this(vault, vault.token());
  }

  VaultClients(KeyVaultStandIn vault, String token) {
    this(vault, token, vault.vaultUri());
  }

  /** For whatever stands before it. */
  VaultClients(KeyVaultStandIn vault, URI vaultUri) {
    this(vault, vault.token(), vaultUri);
  }

  private VaultClients(KeyVaultStandIn vault, String token, URI vaultUri) {
    this.vaultUri = vaultUri;
    this.http =
        new JdkHttpClientBuilder(
                java.net.http.HttpClient.newBuilder().sslContext(vault.sslContext()))
            .build();
    this.credential =
        request -> Mono.just(new AccessToken(token, OffsetDateTime.now().plusHours(1)));
  }

  KeyClient keys() {
    return new KeyClientBuilder()
        .vaultUrl(vaultUri.toString())
        .credential(credential)
        .httpClient(http)
        .retryOptions(retries())
        .disableChallengeResourceVerification()
        .buildClient();
  }

  CryptographyClient crypto(String keyId) {
    return new CryptographyClientBuilder()
        .keyIdentifier(keyId)
        .credential(credential)
        .httpClient(http)
        .retryOptions(retries())
        .disableChallengeResourceVerification()
        .buildClient();
  }

  private static RetryOptions retries() {
    return new RetryOptions(new FixedDelayOptions(2, Duration.ofMillis(20)));
  }
}
