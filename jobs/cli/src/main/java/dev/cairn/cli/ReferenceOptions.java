package dev.cairn.cli;

import dev.cairn.correlate.reference.ReferenceFaultsException;
import dev.cairn.correlate.reference.ReferenceHistory;
import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.schemas.ReferenceVersion;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which tables name what logs only number. */
final class ReferenceOptions {

  private static final String KEY = "--reference-tables";

  @Option(
      names = KEY,
      paramLabel = "DIR",
      description =
          "The reference tables that name addresses, users, tables and servers: one version, or "
              + "a directory for each. Default: none, and nothing is named.")
  private Path directory;

  /**
   * The directory, absolute, whose tables are right now.
   *
   * @throws CairnException if they are not: names every fault, by file, line, key, value and what
   *     is allowed
   */
  Optional<Path> directory() {
    if (directory == null) {
      return Optional.empty();
    }
    load();
    return Optional.of(directory.toAbsolutePath());
  }

  /**
   * All versions that are there.
   *
   * @throws CairnException as {@link #directory}
   */
  List<ReferenceVersion> versions() {
    return directory == null
        ? List.of()
        : load().versions().stream().map(ReferenceTables::record).toList();
  }

  private ReferenceHistory load() {
    try {
      return ReferenceHistory.load(directory);
    } catch (ReferenceFaultsException e) {
      throw CairnException.wrongUse(
          KEY + " is '" + directory + "', where this is wrong:\n" + e.getMessage(),
          "Mend it: nothing of it counts before. An example: reference-tables/example.");
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw CairnException.wrongUse(
          KEY + " is '" + directory + "'",
          "Allowed: a directory with a reference.yaml, or of such directories.");
    } catch (IOException e) {
      throw CairnException.outOfReach(
          KEY + " is '" + directory + "', which can't be read",
          "Check that this user may read it and all that is in it.",
          e);
    }
  }
}
