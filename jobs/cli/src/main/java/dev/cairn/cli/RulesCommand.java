package dev.cairn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cairn rules}: the rules that detectors go by. */
@Command(
    name = "rules",
    header = "Detection rules: check, publish, list.",
    description = "Rules, calendars and thresholds, as a directory of Sigma files and theirs.",
    subcommands = {RulesCheckCommand.class, RulesPublishCommand.class, RulesListCommand.class},
    mixinStandardHelpOptions = true)
final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: cairn rules check, publish or list");
  }
}
