package dev.cairn.query;

import java.io.IOException;

/** What a statement needs does not fit the memory it may take. The message says how to narrow. */
public final class ImageMemoryException extends IOException {

  ImageMemoryException(String message) {
    super(message);
  }
}
