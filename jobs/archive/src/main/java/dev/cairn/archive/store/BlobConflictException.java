package dev.cairn.archive.store;

import java.io.IOException;

/** The path of a commit holds other content already. Never resolved by overwriting. */
public final class BlobConflictException extends IOException {

  public BlobConflictException(String path, String detail) {
    super("Blob " + path + " exists with other content: " + detail);
  }
}
