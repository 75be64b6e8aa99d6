package dev.cairn.pipeline;

import java.io.IOException;

/** The archive job stopped. Nothing committed is lost; started again, it goes on. */
public final class ArchiveJobFailedException extends Exception {

  private static final long serialVersionUID = 1;

  ArchiveJobFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * The failure under Flink's wrappings, in the words of whoever met it first: the outermost I/O or
   * argument failure; this exception itself if there is none.
   */
  public Throwable reason() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof IllegalArgumentException) {
        return cause;
      }
    }
    return this;
  }
}
