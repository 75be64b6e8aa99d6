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
    URL landmark = Captures.class.getClassLoader().getResource(LANDMARK);
    if (landmark == null) {
      throw new IOException("No " + LANDMARK + " on the class path: rebuild the testkit room");
    }
    try {
      URI uri = landmark.toURI();
      if (!uri.getScheme().equals("jar")) {
        return load(Path.of(uri).getParent(), capture);
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return load(jar.getPath("captures"), capture);
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<Case> load(Path folder, String capture) throws IOException {
    return Capture.load(capture == null ? folder : folder.resolve(capture));
  }
}
