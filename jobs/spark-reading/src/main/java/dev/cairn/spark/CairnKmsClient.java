package dev.cairn.spark;

import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.KeyVersion;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.crypto.KeyAccessDeniedException;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.crypto.keytools.KeyToolkit;
import org.apache.parquet.crypto.keytools.KmsClient;

/**
 * Gives parquet-java's key tools, and so Spark, the keys of archive files. Set, with {@code
 * spark.hadoop.} before each name:
 *
 * <ul>
 *   <li>{@code parquet.crypto.factory.class}: {@code
 *       org.apache.parquet.crypto.keytools.PropertiesDrivenCryptoFactory}
 *   <li>{@code parquet.encryption.kms.client.class}: this class's name
 *   <li>{@code parquet.encryption.kms.instance.url}: a {@code keyfile:} or {@code keyvault:} URI,
 *       as {@link KeyServices} describes it with its further settings, which the executors'
 *       environment must have too
 * </ul>
 *
 * <p>Columns whose key is refused are hidden by the reader: the others can be read, and asking for
 * a hidden one is an error that names the key. One call of the key service per key-encryption key
 * and process, repeated when the tools' cache runs out ({@code
 * parquet.encryption.cache.lifetime.seconds}, ten minutes).
 *
 * <p><b>The tools share opened keys within a process</b> between all who give the same {@code
 * parquet.encryption.key.access.token}, whatever their rights: readers of different rights in one
 * process must give different ones. Nothing else is done with that token here.
 */
public final class CairnKmsClient implements KmsClient {

  private KeyService keys;

  /** Called by the key tools, which then call {@link #initialize}. */
  public CairnKmsClient() {}

  /**
   * Opens the key service of the setting. The one that a file names is not used: whoever writes a
   * file must not choose where its reader sends a login.
   *
   * @throws IllegalArgumentException if the setting is missing, or no URI of a key service
   * @throws ParquetCryptoRuntimeException if a key file is missing, unreadable or open to others
   */
  @Override
  public void initialize(
      Configuration configuration, String instanceId, String instanceUrl, String accessToken) {
    String setting = configuration.getTrimmed(KeyToolkit.KMS_INSTANCE_URL_PROPERTY_NAME, "");
    if (setting.isEmpty()) {
      throw new IllegalArgumentException(
          "Set %s to keyfile:///path or keyvault://vault-name"
              .formatted(KeyToolkit.KMS_INSTANCE_URL_PROPERTY_NAME));
    }
    try {
      keys = KeyServices.open(URI.create(setting));
    } catch (IOException e) {
      throw new ParquetCryptoRuntimeException(e.getMessage(), e);
    }
  }

  /** Not supported: archives are written by Cairn alone. */
  @Override
  public String wrapKey(byte[] keyBytes, String masterKeyIdentifier) {
    throw new UnsupportedOperationException(
        "Spark reads archives and does not write them: cairn does");
  }

  /**
   * Unwraps a key.
   *
   * @throws KeyAccessDeniedException if the key service refuses: the reader hides the column
   * @throws ParquetCryptoRuntimeException if it is out of reach, or the file's key material is
   *     damaged
   */
  @Override
  public byte[] unwrapKey(String wrappedKey, String masterKeyIdentifier) {
    try {
      return keys.unwrap(
          KeyVersion.parse(masterKeyIdentifier), Base64.getDecoder().decode(wrappedKey));
    } catch (KeyRefusedException e) {
      throw new KeyAccessDeniedException(e.getMessage(), e);
    } catch (IOException e) {
      throw new ParquetCryptoRuntimeException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParquetCryptoRuntimeException("A file's key material is damaged", e);
    }
  }
}
