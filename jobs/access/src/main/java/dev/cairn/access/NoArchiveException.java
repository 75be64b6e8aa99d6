package dev.cairn.access;

import java.io.IOException;

/** There is no archive where one was looked for. */
public final class NoArchiveException extends IOException {

  private static final long serialVersionUID = 1;

  NoArchiveException(Object place) {
    super("There is no archive at " + place);
  }
}
