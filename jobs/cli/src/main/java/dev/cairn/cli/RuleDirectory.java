package dev.cairn.cli;

import dev.cairn.detect.rule.RuleFault;
import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.sigma.RuleReader;
import dev.cairn.schemas.RuleSetVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A directory of rules without fault.
 *
 * @param files as they were read
 * @param rules made from them
 */
record RuleDirectory(RuleFiles files, RuleSet rules) {

  /**
   * Reads and checks a directory; says each fault with file and line.
   *
   * @return empty if there are faults
   */
  static Optional<RuleDirectory> read(Path directory, Terminal terminal) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw CairnException.wrongUse(
          directory + " is no directory", "Name the directory of the rules, such as detection-rules.");
    }
    RuleFiles files = RuleFiles.read(directory);
    if (files.contents().isEmpty()) {
      throw CairnException.wrongUse(
          directory + " holds no rules", "Rules are files that end in .yml or .yaml.");
    }
    try {
      files.publish(Instant.EPOCH, "", null); // refuses what could not be published
      return Optional.of(new RuleDirectory(files, RuleReader.read(files)));
    } catch (RuleFaultsException e) {
      for (RuleFault fault : e.faults()) {
        terminal.note(directory.resolve(fault.place().toString()) + ": " + fault.message());
      }
      terminal.note(
          "cairn: %,d %s; nothing of %s is fit to be published"
              .formatted(
                  e.faults().size(), e.faults().size() == 1 ? "fault" : "faults", directory));
      return Optional.empty();
    }
  }

  RuleSetVersion version(String by, String comment) {
    try {
      return files.publish(Instant.now(), by, comment);
    } catch (RuleFaultsException e) {
      throw new IllegalStateException("was checked when it was read", e);
    }
  }
}
