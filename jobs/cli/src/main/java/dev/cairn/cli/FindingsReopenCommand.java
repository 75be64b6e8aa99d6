package dev.cairn.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cairn findings reopen}: it is not done with. */
@Command(
    name = "reopen",
    header = "Take back that a finding is closed or acknowledged.",
    description = {
      "Records in the archive who thinks that the finding is not done with, and why. It counts as",
      "new.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      ReviewOptions.WHERE_IT_GOES,
      "",
      "Example:",
      "  cairn findings reopen 3f2a91c0de --by \"D. Day\" --why \"it went on after the fix\""
    })
final class FindingsReopenCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ReviewOptions options;

  FindingsReopenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return new ReviewWriter(options, terminal).write("reopened", null);
  }
}
