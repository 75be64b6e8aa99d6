package dev.cairn.archive.table;

import java.io.IOException;

/**
 * An archive file is not what its writer wrote: changed, cut, or not an archive file at all. Names
 * the file and the place, never a byte of content. {@code cairn verify} tells what else is
 * affected.
 */
public final class ArchiveFileDamagedException extends IOException {

  private final String path;
  private final String detail;

  /** For what a reader of the file finds, or of its rows: {@code detail} must hold no content. */
  public ArchiveFileDamagedException(String path, String detail) {
    super("Archive file " + path + " is damaged: " + detail);
    this.path = path;
    this.detail = detail;
  }

  /** Path of the file. */
  public String path() {
    return path;
  }

  /** What is wrong, without the path. */
  public String detail() {
    return detail;
  }
}
