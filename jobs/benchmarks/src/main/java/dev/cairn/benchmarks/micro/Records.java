package dev.cairn.benchmarks.micro;

import dev.cairn.testkit.captures.CaptureFile;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where records of one shape are.
 *
 * @param captured whether in the large capture, else among the sample files of the room formats
 * @param place how the capture's file begins, or the samples' folder
 * @param suffix how the samples' names end
 */
record Records(boolean captured, String place, String suffix) {

  /** Set by the script {@code run}. */
  private static final String HOME = "cairn.home";

  /** Enough that neither caches nor branch prediction know them all. */
  private static final int MOST = 10_000;

  private static final int MOST_BYTES = 4 << 20;

  static Records captured(String file) {
    return new Records(true, file, "");
  }

  static Records samples(String folder, String suffix) {
    return new Records(false, folder, suffix);
  }

  /** The records' bytes, in the order of their files. */
  List<byte[]> load() throws IOException {
    List<byte[]> records = new ArrayList<>();
    if (captured) {
      for (CaptureFile file : Captures.largeA().files()) {
        if (file.fileName().startsWith(place) && records.size() < MOST) {
          records.addAll(file.records());
        }
      }
    } else {
      for (Path file : files()) {
        records.addAll(records(file));
      }
    }
    int bytes = 0;
    int kept = 0;
    while (kept < Math.min(MOST, records.size()) && bytes < MOST_BYTES) {
      bytes += records.get(kept++).length;
    }
    return records.subList(0, kept);
  }

  /** A document of JSON is one record; of other files each line is one. */
  private static List<byte[]> records(Path file) throws IOException {
    if (file.toString().endsWith(".json")) {
      return List.of(Files.readAllBytes(file));
    }
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isEmpty())
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private List<Path> files() throws IOException {
    Path samples = Path.of(System.getProperty(HOME, "."), "jobs/formats/src/test/resources/samples");
    Path folder = samples.resolve(place);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
