package dev.cairn.correlate.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bytes of a directory's reference tables. */
final class ReferenceFiles {

  static final String STATED = TableKind.REFERENCE.file() + ".yaml";

  private ReferenceFiles() {}

  /**
   * Reads every YAML and CSV file, whatever its name, so that a misspelt one is found; hidden files
   * and others are left alone. {@code reference.yaml} is read first: who writes it last, or swaps
   * the whole directory, is never read half with a version that is already the new one.
   */
  static Map<String, byte[]> read(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      throw new NoSuchFileException(directory.toString());
    }
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    Path stated = directory.resolve(STATED);
    if (Files.exists(stated)) {
      files.put(STATED, Files.readAllBytes(stated));
    }
    List<Path> others;
    try (Stream<Path> entries = Files.list(directory)) {
      others = entries.filter(ReferenceFiles::isTable).sorted().toList();
    }
    for (Path file : others) {
      files.put(file.getFileName().toString(), Files.readAllBytes(file));
    }
    return files;
  }

  private static boolean isTable(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.equals(STATED) && name.matches("(?i).*\\.(ya?ml|csv)");
  }
}
