package dev.cairn.cli;

import picocli.CommandLine.Parameters;

/** Which finding a command is about. */
final class FindingParameter {

  @Parameters(
      paramLabel = "ID",
      description = "The finding's id, or the beginning of it (6 digits or more).")
  private String id;

  /**
   * Finds it.
   *
   * @throws CairnException if no finding can have the id
   */
  FindingLookup lookup() {
    return new FindingLookup(id);
  }
}
