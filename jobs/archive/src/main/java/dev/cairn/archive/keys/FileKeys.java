package dev.cairn.archive.keys;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.crypto.AesGcmDecryptor;
import org.apache.parquet.crypto.AesMode;
import org.apache.parquet.crypto.ModuleCipherFactory;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;

/**
 * Data keys with double wrapping: a fresh 256-bit key per file and class, wrapped by AES-GCM under
 * a 256-bit key-encryption key per scope, UTC day and instance, which the key service wraps.
 *
 * <p><b>Calls of the service.</b> Writing, per instance, scope and day: one wrap, one more per
 * rotation of the customer's key, and one look-up of the current version, repeated when a data key
 * is wanted and the last look is as old as the limit (ten minutes, unless the constructor is told
 * otherwise): at most 145 look-ups a day, however many files, and none while nothing is written.
 * Reading: one unwrap per key-encryption key, remembered up to {@value #CACHED_KEKS} of them.
 *
 * <p><b>Rotation and refusal.</b> A new version of the customer's key protects new files at the
 * latest when that limit has passed; a key disabled or deleted refuses from then on, and nothing
 * more is written under it. Files open at that moment are finished under the key they began with. A
 * key service out of reach when it is to be asked is an error, not leave to go on. A running reader
 * feels a key taken away only for what it has not opened yet.
 *
 * <p><b>Limits of AES-GCM.</b> With random nonces of 96 bits one key may encrypt 2^32 times (NIST
 * SP 800-38D, 8.3). A key-encryption key is given up after 2^20. A data key serves one file:
 * Parquet encrypts each of its modules (page, page header, index, bloom filter, column metadata,
 * footer) once, and writes 32 bytes beside its content (length, nonce and tag). So every file below
 * 128 GiB keeps the limit, whatever its pages and columns; archive files roll far below that.
 *
 * <p>256 bits because every reader takes them (parquet-java and Spark: AES keys of 16, 24 or 32
 * bytes; Arrow and PyArrow: the same), archives live for years, and their cost is not measurable
 * beside compression.
 *
 * <p>Key material says nothing of which file it belongs to, and whoever has the master key's public
 * half can make some: that a file is the one that was archived, the manifest proves.
 */
public final class FileKeys implements DataKeys, Closeable {

  /** How old a look at the current version may be, unless told otherwise. */
  public static final Duration DEFAULT_LOOK_AGAIN = Duration.ofMinutes(10);

  static final int CACHED_KEKS = 1_000;

  private final CachingKeyService keys;
  private final Duration lookAgain;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<KeyScope, KeyEncryptionKey> current = new HashMap<>();
  private boolean closed;

  /** Creates data keys over a service, which it does not close. */
  public FileKeys(KeyService keys) {
    this(keys, DEFAULT_LOOK_AGAIN, InstantSource.system());
  }

  /**
   * Creates data keys as {@link #FileKeys(KeyService)} does.
   *
   * @param lookAgain how old a look at the current version may be when a file begins; zero looks
   *     for each file
   * @param clock says the day, and how old a look is
   */
  public FileKeys(KeyService keys, Duration lookAgain, InstantSource clock) {
    if (lookAgain.isNegative()) {
      throw new IllegalArgumentException("lookAgain is " + lookAgain + "; allowed: zero or more");
    }
    this.keys = new CachingKeyService(keys, CACHED_KEKS, clock);
    this.lookAgain = lookAgain;
    this.clock = clock;
  }

  @Override
  public synchronized DataKey newDataKey(KeyScope scope) throws IOException {
    checkOpen();
    Instant now = clock.instant();
    KeyEncryptionKey kek = current.get(scope);
    if (kek == null || !kek.isFresh(now) || kek.isToBeLookedAt(now, lookAgain)) {
      kek = lookAgain(scope, now);
    }
    return kek.newDataKey(random);
  }

  private KeyEncryptionKey lookAgain(KeyScope scope, Instant now) throws IOException {
    KeyVersion masterKey;
    try {
      masterKey = keys.current(scope);
    } catch (KeyRefusedException e) {
      forget(scope);
      throw e;
    }
    KeyEncryptionKey kek = current.get(scope);
    if (kek != null && kek.isFresh(now) && kek.masterKey().equals(masterKey)) {
      kek.lookedAt(now);
      return kek;
    }
    KeyEncryptionKey fresh = KeyEncryptionKey.create(keys, scope, masterKey, now, random);
    forget(scope);
    current.put(scope, fresh);
    return fresh;
  }

  private void forget(KeyScope scope) {
    KeyEncryptionKey kek = current.remove(scope);
    if (kek != null) {
      kek.destroy();
    }
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
