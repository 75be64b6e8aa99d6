package dev.cairn.benchmarks.attribution;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The captures that come with testkit. */
public final class Captures {

  private static final String LANDMARK = "captures/README.md";

  private Captures() {}

  /**
   * Their cases.
   *
   * @param capture name of the only capture to read, such as {@code large_a}; null for all
   * @throws IOException if testkit is not on the class path, or broken
   */
  public static List<Case> bundled(String capture) throws IOException {
    return read(
        folder -> Capture.load(capture == null ? folder : folder.resolve(capture)));
  }

  /**
   * The sessions of all of them.
   *
   * @throws IOException if testkit is not on the class path, or broken
   */
  static List<SessionWorld> bundledSessions() throws IOException {
    return read(CaptureSessions::load);
  }

  /** Reads what is in a folder. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(Path folder) throws IOException;
  }

  private static <T> T read(Reader<T> reader) throws IOException {
    URL landmark = Captures.class.getClassLoader().getResource(LANDMARK);
    if (landmark == null) {
      throw new IOException("No " + LANDMARK + " on the class path: rebuild the testkit room");
    }
    try {
      URI uri = landmark.toURI();
      if (!uri.getScheme().equals("jar")) {
        return reader.read(Path.of(uri).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return reader.read(jar.getPath("captures"));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
