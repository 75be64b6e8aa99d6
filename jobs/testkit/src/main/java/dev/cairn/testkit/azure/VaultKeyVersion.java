package dev.cairn.testkit.azure;

import java.security.KeyPair;
import java.util.List;
import java.util.Map;

/**
 * One version of one key.
 *
 * @param version 32 hexadecimal digits
 * @param operations what it may be used for, in the API's words
 * @param createdSeconds since the epoch
 * @param updatedSeconds since the epoch
 */
record VaultKeyVersion(
    String name,
    String version,
    VaultKeySpec spec,
    KeyPair pair,
    List<String> operations,
    Map<String, String> tags,
    boolean enabled,
    long createdSeconds,
    long updatedSeconds) {

  VaultKeyVersion {
    operations = List.copyOf(operations);
    tags = Map.copyOf(tags);
  }

  VaultKeyVersion updated(
      boolean nowEnabled, List<String> newOperations, Map<String, String> newTags, long seconds) {
    return new VaultKeyVersion(
        name, version, spec, pair, newOperations, newTags, nowEnabled, createdSeconds, seconds);
  }

  /** Refuses unless the key is enabled and made for {@code operation}. */
  void require(String operation) {
    if (!enabled) {
      throw VaultRefusal.disabled(operation);
    }
    if (!operations.contains(operation)) {
      throw VaultRefusal.keyOperation(operation);
    }
  }
}
