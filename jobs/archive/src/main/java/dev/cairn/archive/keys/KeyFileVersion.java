package dev.cairn.archive.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/** Versions of a key file's keys: derived from the key, so that another key is another version. */
final class KeyFileVersion {

  private KeyFileVersion() {}

  /** The first 32 hexadecimal digits of SHA-256 over the SubjectPublicKeyInfo. */
  static KeyVersion of(String name, PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return new KeyVersion(name, HexFormat.of().formatHex(Arrays.copyOf(digest, 16)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
