package dev.cairn.correlate.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a directory of reference tables, as they were at one moment. Either it is a version
 * itself, or each of its sub-directories is one; hidden ones are left alone. Two are equal if all
 * their bytes are.
 */
public final class ReferenceDirectory {

  private final Path path;
  /** By sub-directory, or by nothing for the directory itself: bytes by name of file. */
  private final Map<String, Map<String, byte[]>> versions;

  private ReferenceDirectory(Path path, Map<String, Map<String, byte[]>> versions) {
    this.path = path;
    this.versions = versions;
  }

  /**
   * Reads all files; nothing is checked yet.
   *
   * @throws NoSuchFileException if it is not there
   * @throws NotDirectoryException if it is no directory
   * @throws IOException if it cannot be read
   */
  public static ReferenceDirectory read(Path directory) throws IOException {
    Map<String, Map<String, byte[]>> versions = new TreeMap<>();
    Map<String, byte[]> own = ReferenceFiles.read(directory);
    List<Path> below;
    try (Stream<Path> entries = Files.list(directory)) {
      below = entries.filter(ReferenceDirectory::isVersion).sorted().toList();
    }
    if (!own.isEmpty() || below.isEmpty()) {
      versions.put("", own);
    }
    for (Path each : below) {
      versions.put(each.getFileName().toString(), ReferenceFiles.read(each));
    }
    return new ReferenceDirectory(directory, versions);
  }

  private static boolean isVersion(Path entry) {
    return Files.isDirectory(entry) && !entry.getFileName().toString().startsWith(".");
  }

  Path path() {
    return path;
  }

  Map<String, Map<String, byte[]>> versions() {
    return versions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReferenceDirectory directory
        && directory.versions.keySet().equals(versions.keySet())
        && versions.entrySet().stream()
            .allMatch(one -> sameBytes(one.getValue(), directory.versions.get(one.getKey())));
  }

  private static boolean sameBytes(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), other.get(file.getKey())));
  }

  @Override
  public int hashCode() {
    return versions.keySet().hashCode();
  }
}
