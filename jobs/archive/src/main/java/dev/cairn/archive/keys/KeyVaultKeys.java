package dev.cairn.archive.keys;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key service over Azure Key Vault. Each wrap and unwrap is a call of the vault, and so in its
 * audit log; the first use of a version in a process takes one more, for the public key.
 *
 * <p>Retries what may pass (throttling, 5xx, broken connections) three times within some ten
 * seconds; what lasts longer is the caller's.
 */
final class KeyVaultKeys implements KeyService {

  private static final Pattern FORM =
      Pattern.compile("keyvault://([A-Za-z0-9][A-Za-z0-9.-]*(?::\\d{1,5})?)/?");

  static final RetryOptions RETRIES =
      new RetryOptions(
          new ExponentialBackoffOptions()
              .setMaxRetries(3)
              .setBaseDelay(Duration.ofMillis(800))
              .setMaxDelay(Duration.ofSeconds(8)));

  private final URI uri;
  private final KeyNames names;
  private final KeyClient client;
  private final ConcurrentMap<KeyVersion, CryptographyClient> clients = new ConcurrentHashMap<>();

  private KeyVaultKeys(URI uri, KeyNames names, KeyClientBuilder builder) {
    this.uri = uri;
    this.names = names;
    this.client = builder.vaultUrl(endpoint(uri)).buildClient();
  }

  static KeyVaultKeys open(URI uri, KeyNames names) {
    return new KeyVaultKeys(
        uri,
        names,
        new KeyClientBuilder()
            .credential(new DefaultAzureCredentialBuilder().build())
            .httpClient(
                new JdkHttpClientBuilder()
                    .connectionTimeout(Duration.ofSeconds(10))
                    .responseTimeout(Duration.ofSeconds(30))
                    .build())
            .retryOptions(RETRIES));
  }

  /** For tests: a vault on this machine, whose name no login challenge can confirm. */
  KeyVaultKeys(
      URI uri, KeyNames names, HttpClient http, TokenCredential credential, RetryOptions retries) {
    this(
        uri,
        names,
        new KeyClientBuilder()
            .credential(credential)
            .httpClient(http)
            .retryOptions(retries)
            .disableChallengeResourceVerification());
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

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public KeyVersion current(KeyScope scope) throws IOException {
    String name = names.of(scope.keyClass());
    KeyVaultKey key = KeyVaultCalls.call(uri, name, () -> client.getKey(name));
    if (!Boolean.TRUE.equals(key.getProperties().isEnabled())) {
      throw new KeyRefusedException(name, "it is disabled in " + uri);
    }
    return new KeyVersion(name, key.getProperties().getVersion());
  }

  @Override
  public byte[] wrap(KeyVersion version, byte[] key) throws IOException {
    KeyLengths.check(key);
    return KeyVaultCalls.call(
        uri,
        version.id(),
        () -> client(version).wrapKey(KeyWrapAlgorithm.RSA_OAEP_256, key).getEncryptedKey());
  }

  @Override
  public byte[] unwrap(KeyVersion version, byte[] wrapped) throws IOException {
    return KeyVaultCalls.call(
        uri,
        version.id(),
        () -> client(version).unwrapKey(KeyWrapAlgorithm.RSA_OAEP_256, wrapped).getKey());
  }

  private CryptographyClient client(KeyVersion version) {
    return clients.computeIfAbsent(
        version, v -> client.getCryptographyClient(v.name(), v.version()));
  }

  @Override
  public void close() {}
}
