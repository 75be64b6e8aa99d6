package dev.cairn.archive.store;

import java.io.EOFException;

/** The check that every reader makes before it reads. */
final class Ranges {

  private Ranges() {}

  static void check(String path, long position, int length, long size) throws EOFException {
    if (position < 0) {
      throw new IllegalArgumentException("Negative position " + position + " in blob " + path);
    }
    if (length > 0 && position > size - length) {
      throw new EOFException(
          "Blob %s has %d bytes: no %d from %d on".formatted(path, size, length, position));
    }
  }
}
