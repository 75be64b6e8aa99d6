package dev.cairn.cli;

import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cairn rules check}: whether rules are right. */
@Command(
    name = "check",
    header = "Whether rules are right, and what they are.",
    description = {
      "Reads a directory of rules as the detections job would. Says what is wrong with file and",
      "line, or lists the rules. Needs neither an archive nor Kafka.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 1 if anything is wrong.",
      "",
      "Example:",
      "  cairn rules check detection-rules"
    })
final class RulesCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The directory of the rules.")
  private Path directory;

  @Mixin private OutputOption output;

  RulesCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Optional<RuleDirectory> read = RuleDirectory.read(directory, terminal);
    if (read.isEmpty()) {
      return ExitCode.VERDICT_BAD;
    }
    RuleSet rules = read.get().rules();
    Listing listing = new Listing("id", "title", "severity", "kind", "needs");
    for (Rule rule : rules.rules()) {
      listing.row(
          rule.id(),
          rule.title(),
          rule.severity().text(),
          rule.detector().kind(),
          String.join(" ", rule.needs()));
    }
    output.print(listing, terminal);
    if (output.isTable()) {
      terminal.out().println(Counted.rules(rules.rules().size()) + ", set " + rules.version());
    }
    return ExitCode.FINE;
  }
}
