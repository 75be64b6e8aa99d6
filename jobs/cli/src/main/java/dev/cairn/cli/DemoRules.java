package dev.cairn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The rules that Cairn ships, to be read and to be edited. */
final class DemoRules {

  /** Written last: where it is, all are. */
  private static final String LAST = "schedules.yaml";

  /** All but the last. */
  static final List<String> FILES =
      List.of(
          "calendars/german-nationwide-holidays.ics",
          "calendars/on-call.ics",
          "calendars/us-federal-holidays.ics",
          "rules/azure_path.yml",
          "rules/bulk_export.yml",
          "rules/encryption.yml",
          "rules/health.yml",
          "rules/keys.yml",
          "rules/logins.yml",
          "rules/network_path.yml",
          "rules/off_hours.yml",
          "rules/privileges.yml",
          "rules/silence.yml",
          "rules/statements.yml");

  private DemoRules() {}

  /** Puts them into a directory, unless they are there; after a kill the next call ends it. */
  static Path prepare(Path directory) throws IOException {
    Path last = directory.resolve(LAST);
    if (!Files.exists(last)) {
      for (String file : FILES) {
        Path to = directory.resolve(file);
        Files.createDirectories(to.getParent());
        copy(file, to);
      }
      Path draft = directory.resolve(LAST + ".draft");
      copy(LAST, draft);
      Files.move(draft, last, StandardCopyOption.ATOMIC_MOVE);
    }
    return directory;
  }

  private static void copy(String name, Path to) throws IOException {
    try (InputStream in = DemoRules.class.getResourceAsStream("detection-rules/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from this build");
      }
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
