package dev.cairn.archive.keys;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.cairn.archive.keys.KeyRefusedException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Azure Key Vault, as the services over it use it. Retries what may pass (throttling, 5xx,
 * broken connections) three times within some ten seconds; what lasts longer is the caller's.
 * Thread-safe.
 */
final class KeyVault {

  private static final Pattern FORM =
      Pattern.compile("keyvault://([A-Za-z0-9][A-Za-z0-9.-]*(?::\\d{1,5})?)/?");

  private static final Pattern LOOPBACK =
      Pattern.compile("https://(localhost|127(\\.\\d{1,3}){3})(:\\d+)?");

  static final RetryOptions RETRIES =
      new RetryOptions(
          new ExponentialBackoffOptions()
              .setMaxRetries(3)
              .setBaseDelay(Duration.ofMillis(800))
              .setMaxDelay(Duration.ofSeconds(8)));

  private final URI uri;
  private final KeyClient client;
  private final ConcurrentMap<KeyVersion, CryptographyClient> clients = new ConcurrentHashMap<>();

  KeyVault(URI uri, HttpClient http, TokenCredential credential, RetryOptions retries) {
    this.uri = uri;
    String endpoint = endpoint(uri);
    KeyClientBuilder builder =
        new KeyClientBuilder()
            .vaultUrl(endpoint)
            .credential(credential)
            .httpClient(http)
            .retryOptions(retries)
            .addPolicy(new WholeAnswers());
    if (isLoopback(endpoint)) {
      // a vault proves by its domain that it may ask for a token; one on this machine has none
      builder.disableChallengeResourceVerification();
    }
    this.client = builder.buildClient();
  }

  static KeyVault open(URI uri, TokenCredential credential) {
    // the JDK's client trusts whom the JVM trusts: javax.net.ssl.trustStore
    HttpClient http =
        new JdkHttpClientBuilder()
            .connectionTimeout(Duration.ofSeconds(10))
            .responseTimeout(Duration.ofSeconds(30))
            .build();
    return new KeyVault(uri, http, credential, RETRIES);
  }

  static String endpoint(URI uri) {
    Matcher matcher = FORM.matcher(uri.toString());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Not a key vault: '%s'. Use keyvault://vault-name or keyvault://host:port"
              .formatted(uri));
    }
    String vault = matcher.group(1);
    boolean isHost = vault.contains(".") || vault.contains(":");
    return "https://" + (isHost ? vault : vault + ".vault.azure.net");
  }

  static boolean isLoopback(String endpoint) {
    return LOOPBACK.matcher(endpoint).matches();
  }

  URI uri() {
    return uri;
  }

  /** Finds a key's latest version, which must be enabled; one GET. */
  KeyVaultKey latest(String name) throws IOException {
    KeyVaultKey key = KeyVaultCalls.call(uri, name, () -> client.getKey(name));
    if (!Boolean.TRUE.equals(key.getProperties().isEnabled())) {
      throw new KeyRefusedException(name, Reason.DISABLED, "it is disabled in " + uri);
    }
    return key;
  }

  /** Uses one version; the first time in a process this takes one GET more, if it is allowed. */
  <T> T use(KeyVersion version, Function<CryptographyClient, T> use) throws IOException {
    return KeyVaultCalls.call(
        uri,
        version.id(),
        () ->
            use.apply(
                clients.computeIfAbsent(
                    version, v -> client.getCryptographyClient(v.name(), v.version()))));
  }
}
