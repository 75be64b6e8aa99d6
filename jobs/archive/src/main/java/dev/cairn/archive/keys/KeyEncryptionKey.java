package dev.cairn.archive.keys;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private final KeyVersion masterKey;
  private final LocalDate day;
  private final byte[] key;
  private final byte[] id;
  private final byte[] wrapped;
  private Instant looked;
  private int uses;

  private KeyEncryptionKey(
      KeyClass keyClass,
      KeyVersion masterKey,
      Instant made,
      byte[] key,
      byte[] id,
      byte[] wrapped) {
    this.keyClass = keyClass;
    this.masterKey = masterKey;
    this.day = day(made);
    this.looked = made;
    this.key = key;
    this.id = id;
    this.wrapped = wrapped;
  }

  /** Makes a key and wraps it under that master key: one call of the service. */
  static KeyEncryptionKey create(
      KeyService keys, KeyScope scope, KeyVersion masterKey, Instant now, SecureRandom random)
      throws IOException {
    byte[] key = bytes(random, KEY_LENGTH);
    byte[] wrapped = keys.wrap(masterKey, key);
    return new KeyEncryptionKey(
        scope.keyClass(), masterKey, now, key, bytes(random, ID_LENGTH), wrapped);
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static byte[] bytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The customer's key that protects it. */
  KeyVersion masterKey() {
    return masterKey;
  }

  /** Whether it may wrap one more key at that time. */
  boolean isFresh(Instant now) {
    return day.equals(day(now)) && uses < MAX_USES;
  }

  /** Whether the master key was last seen to be current that long ago, or the clock went back. */
  boolean isToBeLookedAt(Instant now, Duration limit) {
    return now.isBefore(looked) || !now.isBefore(looked.plus(limit));
  }

  /** Remembers that the master key is current. */
  void lookedAt(Instant now) {
    looked = now;
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
