package dev.cairn.archive.chain;

import java.util.List;

/** The archive's tables as manifests name them: each is a folder of the archive, too. */
final class TableNames {

  /** In alphabetical order. A name that was released stays. */
  static final List<String> ALL =
      List.of(
          "access_log",
          "attributions",
          "dead_letters",
          "events",
          "finding_reviews",
          "findings",
          "rule_sets",
          "sessions");

  private TableNames() {}

  /** Whether a path lies in the folder of some table. */
  static boolean holds(String path) {
    return ALL.stream().anyMatch(table -> path.startsWith(folder(table)));
  }

  /** A table's folder, with the slash. */
  static String folder(String table) {
    return table + "/";
  }

  /** All names, for messages. */
  static String listed() {
    return String.join(", ", ALL);
  }
}
