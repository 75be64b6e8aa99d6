package dev.cairn.cli;

import picocli.CommandLine.Option;

/** How many lines a command lists that has the newest first. */
final class LimitOption {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many. Default: ${DEFAULT-VALUE}")
  private int limit;

  /**
   * The limit, 1 or more.
   *
   * @throws CairnException if it is less
   */
  int checked() {
    if (limit < 1) {
      throw CairnException.wrongUse("--limit is " + limit, "Allowed: 1 or more.");
    }
    return limit;
  }

  /** Says that there may be more, if so many were listed as are allowed. */
  void noteMore(long listed, Terminal terminal) {
    if (listed == limit) {
      terminal.note("cairn: the newest " + limit + "; more with --limit N, or narrow with --from");
    }
  }
}
