package dev.cairn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cairn run}: the jobs against a real Kafka. */
@Command(
    name = "run",
    header = "A job against your Kafka.",
    description = "Runs a job against your Kafka until it is told to stop.",
    subcommands = {
      RunArchiveCommand.class,
      RunSessionsCommand.class,
      RunDetectionsCommand.class,
      RunWebhookCommand.class
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say which job: cairn run archive, cairn run sessions, cairn run detections,"
            + " cairn run webhook");
  }
}
