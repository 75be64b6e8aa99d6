package dev.cairn.archive.verify;

import java.io.IOException;

/** The bytes of a file are those that were written, but cannot be read as an archive file. */
public final class UnreadableFileException extends IOException {

  /**
   * Creates the exception.
   *
   * @param path the file's path
   * @param reason what is wrong with it; never content
   */
  public UnreadableFileException(String path, String reason) {
    super("File " + path + " cannot be read: " + reason);
  }
}
