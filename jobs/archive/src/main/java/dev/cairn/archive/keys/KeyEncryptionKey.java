package dev.cairn.archive.keys;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.parquet.crypto.AesGcmEncryptor;
import org.apache.parquet.crypto.AesMode;
import org.apache.parquet.crypto.ModuleCipherFactory;

/**
 * One day's key-encryption key of one class, in the process that made it. Wraps data keys as {@code
 * KeyToolkit.encryptKeyLocally} does: AES-GCM, a random nonce of 12 bytes before the ciphertext,
 * the tag of 16 bytes after it, the key's own id as additional data.
 *
 * <p>Counts its uses: with random nonces AES-GCM is safe for 2^32 messages under one key (NIST SP
 * 800-38D, 8.3); {@link #isFresh} asks for a new key long before. Not thread-safe.
 */
final class KeyEncryptionKey {

  static final int KEY_LENGTH = 32;
  static final int ID_LENGTH = 16;
  private static final int MAX_USES = 1 << 20;

  private final KeyClass keyClass;
  private final LocalDate day;
  private final KeyVersion masterKey;
  private final byte[] key;
  private final byte[] id;
  private final byte[] wrapped;
  private int uses;

  private KeyEncryptionKey(
      KeyClass keyClass,
      LocalDate day,
      KeyVersion masterKey,
      byte[] key,
      byte[] id,
      byte[] wrapped) {
    this.keyClass = keyClass;
    this.day = day;
    this.masterKey = masterKey;
    this.key = key;
    this.id = id;
    this.wrapped = wrapped;
  }

  /** Makes a key and wraps it under the current master key: two calls of the service. */
  static KeyEncryptionKey create(
      KeyService keys, KeyScope scope, LocalDate day, SecureRandom random) throws IOException {
    KeyVersion masterKey = keys.current(scope);
    byte[] key = bytes(random, KEY_LENGTH);
    byte[] wrapped = keys.wrap(masterKey, key);
    return new KeyEncryptionKey(
        scope.keyClass(), day, masterKey, key, bytes(random, ID_LENGTH), wrapped);
  }

  private static byte[] bytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Whether it may wrap one more key on that day. */
  boolean isFresh(LocalDate today) {
    return day.equals(today) && uses < MAX_USES;
  }

  DataKey newDataKey(SecureRandom random) {
    uses++;
    byte[] dataKey = bytes(random, KEY_LENGTH);
    byte[] wrappedDataKey = cipher().encrypt(false, dataKey, id);
    KeyMaterial material =
        new KeyMaterial(keyClass == KeyClass.METADATA, masterKey, wrappedDataKey, id, wrapped);
    return new DataKey(dataKey, material.toJson(), masterKey);
  }

  private AesGcmEncryptor cipher() {
    return (AesGcmEncryptor) ModuleCipherFactory.getEncryptor(AesMode.GCM, key);
  }

  void destroy() {
    Arrays.fill(key, (byte) 0);
  }
}
