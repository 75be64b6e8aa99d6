package dev.cairn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cairn hold}: legal holds. */
@Command(
    name = "hold",
    header = "Legal holds: place, release, list.",
    description = "Keeps files of a case whatever their retention says.",
    subcommands = {HoldPlaceCommand.class, HoldReleaseCommand.class, HoldListCommand.class},
    mixinStandardHelpOptions = true)
final class HoldCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: cairn hold place, release or list");
  }
}
