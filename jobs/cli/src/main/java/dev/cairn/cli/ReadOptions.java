package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionRules;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is read, and what that is recorded with. */
final class ReadOptions {

  @Mixin private ArchiveOptions archive;

  @Mixin private PolicyOptions policies;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = {
        "Why it is read: stands in access_log, as all of a read does before the answer is shown.",
        "No PHI: it is readable without the PHI key."
      })
  private String reason;

  URI archive() {
    return archive.archive();
  }

  URI requiredKeys() {
    return archive.requiredKeys();
  }

  Optional<String> anchor() {
    return archive.anchor();
  }

  RetentionRules rules() throws IOException {
    return policies.load().rules();
  }

  /** Null if none was given. */
  String reason() {
    return reason == null || reason.isBlank() ? null : reason.strip();
  }
}
