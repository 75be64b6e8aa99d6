package dev.cairn.archive.store;

import java.io.IOException;

/** A store refused to delete or to loosen what a retention or a legal hold protects. */
public final class BlobProtectedException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * Creates it.
   *
   * @param path the blob that stays as it is
   * @param reason what protects it, as a clause
   */
  public BlobProtectedException(String path, String reason) {
    super("The store keeps " + path + ": " + reason);
  }
}
