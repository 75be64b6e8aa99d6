package dev.cairn.archive.keys;

import com.azure.identity.DefaultAzureCredentialBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * Opens the key service that a URI names.
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>{@code keyfile:///path/to/file.json}<td>a {@link KeyFile}; for demonstrations, tests and
 * sites without a key vault.
 * <tr><td>{@code keyvault://vault-name}<td>an Azure Key Vault of the public cloud.
 * <tr><td>{@code keyvault://host} with a dot in it, or {@code keyvault://host:port}<td>a vault
 * under that name, over HTTPS: for other clouds, Managed HSM and tests.
 * </table>
 *
 * <p>Key Vault logs in by the identity of the machine or user, as Azure's {@code
 * DefaultAzureCredential} finds it, which needs the rights get, wrapKey and unwrapKey, and sign for
 * {@link #openSigner(URI)}. Settings, all of them optional:
 *
 * <table>
 * <caption>Environment variables</caption>
 * <tr><td>{@code CAIRN_KEYVAULT_KEY_PREFIX}<td>the keys are named {@code prefix-class-metadata} and
 * {@code prefix-class-phi}, one pair per retention class, of kind RSA; {@code cairn} if not set.
 * Old files are read with the key that they themselves name.
 * <tr><td>{@code CAIRN_KEYVAULT_SIGNING_KEY}<td>the signing key's name, of kind EC P-256; {@code
 * prefix-signing} if not set.
 * <tr><td>{@code CAIRN_KEYVAULT_TOKEN_FILE}<td>a file that holds a bearer token for the vault,
 * which then is the login. It is read again every minute; whoever keeps it fresh must replace it in
 * one step, and guard it as a password.
 * </table>
 *
 * <p>TLS trusts whom the JVM trusts, which {@code javax.net.ssl.trustStore} changes. The vault must
 * be under the domain that its demand for a token names; of one on {@code localhost} or 127.0.0.0/8
 * alone this is not asked.
 */
public final class KeyServices {

  private KeyServices() {}

  /**
   * Opens a key service with the settings of this process's environment. Does not ask a vault
   * anything yet: a wrong name or a missing right shows at the first call.
   *
   * @throws IllegalArgumentException if the URI has none of the forms above, or a setting is wrong
   * @throws IOException if a key file is missing, unreadable, open to others, or of another form
   */
  public static KeyService open(URI uri) throws IOException {
    return open(uri, System.getenv());
  }

  /**
   * Opens a key service as {@link #open(URI)} does, with the given settings instead.
   *
   * @param environment names and values as in a process's environment; others than those above are
   *     ignored
   */
  public static KeyService open(URI uri, Map<String, String> environment) throws IOException {
    String scheme = String.valueOf(uri.getScheme());
    return switch (scheme) {
      case "keyfile" -> new KeyFileService(uri, KeyFileSource.open(file(uri)));
      case "keyvault" -> new KeyVaultKeys(vault(uri, environment), KeyNames.read(environment));
      default -> throw noSuchKind(uri);
    };
  }

  /**
   * Opens the signing service of the same place, under the same conditions as {@link #open(URI)}.
   * Over a vault it looks for a new version of the key every ten minutes.
   *
   * @throws IllegalArgumentException as for {@link #open(URI)}
   * @throws IOException as for {@link #open(URI)}
   */
  public static SigningService openSigner(URI uri) throws IOException {
    return openSigner(uri, System.getenv());
  }

  /** Opens the signing service as {@link #openSigner(URI)} does, with the given settings. */
  public static SigningService openSigner(URI uri, Map<String, String> environment)
      throws IOException {
    String scheme = String.valueOf(uri.getScheme());
    return switch (scheme) {
      case "keyfile" -> new KeyFileSigning(uri, KeyFileSource.open(file(uri)));
      case "keyvault" -> new CachingSigningService(
          new KeyVaultSigning(vault(uri, environment), KeyNames.read(environment)),
          InstantSource.system());
      default -> throw noSuchKind(uri);
    };
  }

  private static KeyVault vault(URI uri, Map<String, String> environment) {
    String tokenFile = environment.get("CAIRN_KEYVAULT_TOKEN_FILE");
    return KeyVault.open(
        uri,
        tokenFile == null
            ? new DefaultAzureCredentialBuilder().build()
            : new TokenFile(Path.of(tokenFile), InstantSource.system()));
  }

  private static IllegalArgumentException noSuchKind(URI uri) {
    return new IllegalArgumentException(
        "No such kind of key service: '%s'. Use keyfile:///path or keyvault://vault-name"
            .formatted(uri));
  }

  private static Path file(URI uri) {
    boolean local = uri.getAuthority() == null || uri.getAuthority().isEmpty();
    boolean plain = uri.getQuery() == null && uri.getFragment() == null;
    if (!local || !plain || uri.isOpaque() || uri.getPath().isEmpty()) {
      throw new IllegalArgumentException(
          "Not a key file's place: '%s'. Use keyfile:///path, with three slashes".formatted(uri));
    }
    return Path.of(uri.getPath()).normalize();
  }
}
