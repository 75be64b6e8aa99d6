package dev.cairn.pipeline;

/** The archive job stopped. Nothing committed is lost; started again, it goes on. */
public final class ArchiveJobFailedException extends Exception {

  private static final long serialVersionUID = 1;

  ArchiveJobFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The first failure under Flink's wrappings; this exception itself if there is none. */
  public Throwable rootCause() {
    Throwable root = this;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
