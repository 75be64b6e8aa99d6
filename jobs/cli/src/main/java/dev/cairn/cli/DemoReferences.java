package dev.cairn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The demo's reference tables, to be read and to be edited. */
final class DemoReferences {

  /** Written last: it makes them valid. */
  private static final String STATED = "reference.yaml";

  private static final List<String> TABLES =
      List.of("addresses.csv", "users.yaml", "sensitivity.yaml", "servers.csv");

  private DemoReferences() {}

  /** Puts them into a directory, unless they are there; after a kill the next call ends it. */
  static Path prepare(Path directory) throws IOException {
    Path stated = directory.resolve(STATED);
    if (!Files.exists(stated)) {
      Files.createDirectories(directory);
      for (String table : TABLES) {
        copy(table, directory.resolve(table));
      }
      Path draft = directory.resolve(STATED + ".draft");
      copy(STATED, draft);
      Files.move(draft, stated, StandardCopyOption.ATOMIC_MOVE);
    }
    return directory;
  }

  private static void copy(String name, Path to) throws IOException {
    try (InputStream in = DemoReferences.class.getResourceAsStream("demo/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from this build");
      }
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
