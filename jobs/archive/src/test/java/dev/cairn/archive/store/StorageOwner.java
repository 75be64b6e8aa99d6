package dev.cairn.archive.store;

import java.io.IOException;

/**
 * Whoever holds the account's keys: does to the storage of a test what {@link BlobStore} offers to
 * nobody, past all of our code. Whatever the storage refuses is an exception.
 */
interface StorageOwner {

  /** Writes a new current version, without conditions and without protection. */
  void overwrite(String path, String content) throws IOException;

  /** Deletes by name. */
  void delete(String path) throws IOException;

  /** Deletes one version by its id, one that is not current. */
  void deleteVersion(BlobVersion blob) throws IOException;

  /** Puts this retention in the place of whatever there is. */
  void setRetention(BlobVersion blob, Retention retention) throws IOException;

  /** Removes a retention. */
  void removeRetention(BlobVersion blob) throws IOException;
}
