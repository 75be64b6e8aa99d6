package dev.cairn.benchmarks.attribution;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The files of one capture, plain or gzipped.
 *
 * @param path the folder
 */
record CaptureFolder(Path path) {

  private static final String GZ = ".gz";
  private static final String QUERY_LOG = "proxysql-eventslog.json.";

  /** The folders below a path that hold captures, by name; the path itself if it is one. */
  static List<CaptureFolder> below(Path path) throws IOException {
    CaptureFolder itself = new CaptureFolder(path);
    if (itself.isCapture()) {
      return List.of(itself);
    }
    try (Stream<Path> folders = Files.list(path)) {
      return folders
          .filter(Files::isDirectory)
          .sorted()
          .map(CaptureFolder::new)
          .filter(CaptureFolder::isCapture)
          .toList();
    }
  }

  private boolean isCapture() {
    return has("truth-links.jsonl");
  }

  String name() {
    // a path in an archive may end in a slash
    return path.getFileName().toString().replace("/", "");
  }

  boolean has(String file) {
    return Files.exists(path.resolve(file)) || Files.exists(path.resolve(file + GZ));
  }

  /** The lines of a file, without their line feeds, as bytes. */
  List<byte[]> lines(String file) throws IOException {
    byte[] all = document(file);
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        lines.add(Arrays.copyOfRange(all, start, i));
        start = i + 1;
      }
    }
    if (start < all.length) {
      lines.add(Arrays.copyOfRange(all, start, all.length));
    }
    return lines;
  }

  /** A file as it is. */
  byte[] document(String file) throws IOException {
    try (InputStream in = open(file)) {
      return in.readAllBytes();
    }
  }

  /** The lines of ProxySQL's query log, over its numbered files in order. */
  List<byte[]> queryLog() throws IOException {
    List<byte[]> lines = numbered(QUERY_LOG);
    if (lines.isEmpty()) {
      throw new NoSuchFileException(path.resolve(QUERY_LOG + "00000001").toString());
    }
    return lines;
  }

  /** The lines of all files whose names begin so, in order; empty if there are none. */
  List<byte[]> numbered(String begin) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(path)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(begin))
              .map(name -> name.endsWith(GZ) ? name.substring(0, name.length() - 3) : name)
              .distinct()
              .sorted()
              .toList();
    }
    List<byte[]> lines = new ArrayList<>();
    for (String name : names) {
      lines.addAll(lines(name));
    }
    return lines;
  }

  /** What is known of the clients' sessions, a line each among others; empty if nothing is. */
  List<byte[]> truthOfSessions() throws IOException {
    for (String file : List.of("truth-sessions.jsonl", "truth.jsonl")) {
      if (has(file)) {
        return lines(file);
      }
    }
    return List.of();
  }

  private InputStream open(String file) throws IOException {
    Path plain = path.resolve(file);
    return Files.exists(plain)
        ? new BufferedInputStream(Files.newInputStream(plain))
        : new GZIPInputStream(Files.newInputStream(path.resolve(file + GZ)));
  }
}
