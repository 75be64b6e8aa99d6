package dev.cairn.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cairn findings ack}: somebody looks after it. */
@Command(
    name = "ack",
    header = "Say that somebody looks after a finding.",
    description = {
      "Records in the archive who looked at the finding, at which version, and what they think.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      ReviewOptions.WHERE_IT_GOES,
      "",
      "Example:",
      "  cairn findings ack 3f2a91c0de --by \"N. Nightshift\" --why \"asking the on-call DBA\""
    })
final class FindingsAckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ReviewOptions options;

  FindingsAckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return new ReviewWriter(options, terminal).write("acknowledged", null);
  }
}
