package dev.cairn.archive.keys;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.crypto.AesGcmDecryptor;
import org.apache.parquet.crypto.AesMode;
import org.apache.parquet.crypto.ModuleCipherFactory;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;

/**
 * Data keys with double wrapping: a fresh 256-bit key per file and class, wrapped by AES-GCM under
 * a 256-bit key-encryption key per class, UTC day and instance, which the key service wraps.
 *
 * <p>Calls of the service: writing takes two per class and day (the current version, one wrap),
 * however many files; reading takes one unwrap per key-encryption key, remembered up to {@value
 * #CACHED_KEKS} of them. A rotated master key is therefore used from the next day or the next start
 * on, and a disabled one stops a running reader only for what it has not opened yet.
 *
 * <p>256 bits because every reader takes them (parquet-java and Spark: AES keys of 16, 24 or 32
 * bytes; Arrow and PyArrow: the same), archives live for years, and their cost is not measurable
 * beside compression.
 *
 * <p>Key material says nothing of which file it belongs to, and whoever has the master key's public
 * half can make some: that a file is the one that was archived, the manifest proves.
 */
public final class FileKeys implements DataKeys, Closeable {

  static final int CACHED_KEKS = 1_000;

  private final CachingKeyService keys;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<KeyScope, KeyEncryptionKey> current = new HashMap<>();
  private boolean closed;

  /** Creates data keys over a service, which it does not close. */
  public FileKeys(KeyService keys) {
    this(keys, InstantSource.system());
  }

  FileKeys(KeyService keys, InstantSource clock) {
    this.keys = new CachingKeyService(keys, CACHED_KEKS, clock);
    this.clock = clock;
  }

  @Override
  public synchronized DataKey newDataKey(KeyScope scope) throws IOException {
    checkOpen();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    KeyEncryptionKey kek = current.get(scope);
    if (kek == null || !kek.isFresh(today)) {
      KeyEncryptionKey fresh = KeyEncryptionKey.create(keys, scope, today, random);
      if (kek != null) {
        kek.destroy();
      }
      current.put(scope, fresh);
      kek = fresh;
    }
    return kek.newDataKey(random);
  }

  @Override
  public byte[] unwrap(String keyMaterialJson) throws IOException {
    KeyMaterial material = KeyMaterial.parse(keyMaterialJson);
    byte[] kek = keys.unwrap(material.masterKey(), material.wrappedKek());
    try {
      AesGcmDecryptor cipher =
          (AesGcmDecryptor) ModuleCipherFactory.getDecryptor(AesMode.GCM, kek);
      byte[] wrapped = material.wrappedDataKey();
      return cipher.decrypt(wrapped, 0, wrapped.length, material.kekId());
    } catch (ParquetCryptoRuntimeException | IllegalArgumentException e) {
      throw new IOException(
          "A file's data key, wrapped under " + material.masterKey().id()
              + ", is damaged: verify the archive",
          e);
    } finally {
      Arrays.fill(kek, (byte) 0);
    }
  }

  /** Overwrites the keys held in memory; every later call is an {@link IllegalStateException}. */
  @Override
  public synchronized void close() {
    closed = true;
    current.values().forEach(KeyEncryptionKey::destroy);
    current.clear();
    keys.forget();
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The data keys are closed");
    }
  }
}
