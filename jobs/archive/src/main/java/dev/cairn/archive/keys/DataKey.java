package dev.cairn.archive.keys;

/**
 * A fresh data key for one archive file and key class.
 *
 * @param key 32 bytes, for AES-256; the caller's own, and a secret
 * @param keyMaterialJson what the file stores so that readers get the key back; no secret
 * @param masterKey the customer's key that protects it
 */
public record DataKey(byte[] key, String keyMaterialJson, KeyVersion masterKey) {

  /** Shows the master key alone. */
  @Override
  public String toString() {
    return "DataKey[" + masterKey.id() + "]";
  }
}
