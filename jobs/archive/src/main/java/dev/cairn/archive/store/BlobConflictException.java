package dev.cairn.archive.store;

import java.io.IOException;

/**
 * The path of a commit holds other content already. Never resolved by overwriting, and trying again
 * does not help: either two writers use the same names, or what is there was changed or hidden.
 */
public final class BlobConflictException extends IOException {

  /**
   * Creates the exception.
   *
   * @param path the blob's path
   * @param detail what was found instead of what; never content
   */
  public BlobConflictException(String path, String detail) {
    this("Blob " + path + " exists with other content: " + detail);
  }

  private BlobConflictException(String message) {
    super(message);
  }

  /**
   * The blob was committed, and somebody wrote past this program since: its version is still there,
   * but the path stands for another one, or for none.
   */
  static BlobConflictException hidden(String path, String versionId, String by) {
    return new BlobConflictException(
        "Blob %s was committed as version %s, which is now hidden by %s"
            .formatted(path, versionId, by));
  }
}
