package dev.cairn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cairn retention}: how long what is kept. */
@Command(
    name = "retention",
    header = "What is kept how long: plan it, do it, certify it.",
    description = "Holds the archive to its retention policies.",
    subcommands = {
      RetentionPlanCommand.class,
      RetentionApplyCommand.class,
      RetentionCertificateCommand.class
    },
    mixinStandardHelpOptions = true)
final class RetentionCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: cairn retention plan, apply or certificate");
  }
}
