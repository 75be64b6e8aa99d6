package dev.cairn.archive.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a full disk from other troubles. Java has no exception of its own for it. */
final class NoRoom {

  private NoRoom() {}

  /**
   * Returns an exception that says what to do if the cause is a full disk or quota, else the cause.
   *
   * @param needed bytes that were about to be written; 0 if not known
   */
  static IOException explain(Path root, long needed, IOException cause) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (!text.contains("no space left") && !text.contains("quota exceeded")) {
      return cause;
    }
    return new IOException(
        "No room left at %s: %s more bytes were to be written, %s are free. Nothing half-written is"
            .formatted(root, needed > 0 ? "at least " + needed : "some", free(root))
            + " visible. Free room or enlarge the volume, then start again.",
        cause);
  }

  private static String free(Path root) {
    try {
      FileStore store = Files.getFileStore(root);
      return Long.toString(store.getUsableSpace());
    } catch (IOException e) {
      return "an unknown number";
    }
  }
}
