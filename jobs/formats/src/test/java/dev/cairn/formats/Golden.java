package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what is expected. With {@code CAIRN_UPDATE_GOLDEN=1} in the environment they are
 * written anew instead of compared: read the difference before you commit it.
 */
final class Golden {

  private static final boolean UPDATE = "1".equals(System.getenv("CAIRN_UPDATE_GOLDEN"));

  private Golden() {}

  /** Compares with a file below the module's directory. */
  static void check(Path file, String actual) {
    try {
      if (UPDATE) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(file).as("make it with CAIRN_UPDATE_GOLDEN=1, and read it").exists();
      assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
