package dev.cairn.archive.store;

import java.util.Optional;

/**
 * One version of a committed blob. In a store with versions the id tells the one that was committed
 * from a later one that hides it; the path alone means the current one.
 *
 * @param path the blob's path
 * @param versionId the store's id, at most 128 characters; empty in a store without versions
 */
public record BlobVersion(String path, Optional<String> versionId) {

  /** The current version, or the only one. */
  public static BlobVersion current(String path) {
    return new BlobVersion(path, Optional.empty());
  }
}
