package dev.cairn.archive.store;

import java.io.IOException;

/**
 * The path of a commit holds other content already. Never resolved by overwriting, and trying again
 * does not help: either two writers use the same names, or what is there was changed.
 */
public final class BlobConflictException extends IOException {

  /**
   * Creates the exception.
   *
   * @param path the blob's path
   * @param detail what was found instead of what; never content
   */
  public BlobConflictException(String path, String detail) {
    super("Blob " + path + " exists with other content: " + detail);
  }
}
