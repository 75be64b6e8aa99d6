package dev.cairn.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code cairn} and its verbs. */
@Command(
    name = "cairn",
    header = "Keeps the audit trail of a private database path and proves that it is whole.",
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      RunCommand.class,
      SqlCommand.class,
      SessionsCommand.class,
      SessionCommand.class,
      FindingsCommand.class,
      RulesCommand.class,
      VerifyCommand.class,
      RetentionCommand.class,
      HoldCommand.class,
      CommandLine.HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "cairn " + Cairn.VERSION,
    footer = {
      "",
      "Settings: a flag wins over its variable (--archive over CAIRN_ARCHIVE), the variable over",
      "cairn.yaml in the working directory.",
      "Exit codes: 0 fine, 1 a verdict is bad, 2 wrong use, 3 a part is out of reach."
    })
final class Cairn implements Runnable {

  static final String VERSION = "0.1.0";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing");
  }

  /** Runs a command line and tells its exit code. Never throws. */
  static int execute(Terminal terminal, String... args) {
    try {
      CommandLine line = new CommandLine(new Cairn(), new TerminalFactory(terminal));
      line.setOut(new PrintWriter(terminal.out(), true));
      line.setUsageHelpWidth(100);
      line.setDefaultValueProvider(Settings.load());
      line.setParameterExceptionHandler(
          (error, parsed) -> {
            String command = error.getCommandLine().getCommandSpec().qualifiedName();
            terminal.error(error.getMessage(), "How it is used: " + command + " --help");
            return ExitCode.WRONG_USE;
          });
      line.setExecutionExceptionHandler(
          (error, command, parsed) -> Failures.report(terminal, error));
      return line.execute(args);
    } catch (CairnException e) {
      return Failures.report(terminal, e);
    }
  }
}
