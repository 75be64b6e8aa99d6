package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionPolicies;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** Which retention policies are in force. */
final class PolicyOptions {

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = {
        "The retention policies, one YAML file per source.",
        "Default: those that Cairn ships, which lock nothing."
      })
  private Path directory;

  /** Reads and checks them. */
  RetentionPolicies load() throws IOException {
    RetentionPolicies policies = read();
    policies.requireEffective(LocalDate.now(ZoneOffset.UTC));
    return policies;
  }

  private RetentionPolicies read() throws IOException {
    if (directory == null) {
      return RetentionPolicies.bundled();
    }
    try {
      return RetentionPolicies.load(directory);
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw CairnException.wrongUse(
          "--policies " + directory + " is no directory",
          "Name a copy of Cairn's retention-policies, or leave it out to use those.");
    }
  }
}
