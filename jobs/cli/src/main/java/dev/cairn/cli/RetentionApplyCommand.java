package dev.cairn.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.archive.retention.RetentionExecutor;
import dev.cairn.archive.retention.RetentionOutcome;
import dev.cairn.archive.retention.RetentionOutcome.Refusal;
import dev.cairn.archive.retention.RetentionPlan;
import dev.cairn.archive.retention.RetentionRules;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn retention apply}: does what the plan says. */
@Command(
    name = "apply",
    header = "Do what the plan says.",
    description = {
      "Makes a plan, shows it, and does it: extends, puts holds on what came later, disposes of",
      "what ran out. Everything is recorded in the chain, under the signing key.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A disposal cannot be undone. Look at cairn retention plan first.",
      "Stopped or killed anywhere and run again, it ends what it began.",
      "Ends with 1 if the store refused something, or files are missing."
    })
final class RetentionApplyCommand implements Callable<Integer> {

  private static final int REFUSALS_SHOWN = 20;

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Mixin private PolicyOptions policies;

  @Option(
      names = "--approve",
      paramLabel = "NAME",
      required = true,
      description = "Who approves what is done, as ledger and certificates name them.")
  private String approver;

  @Mixin private OutputOption output;

  RetentionApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RetentionRules rules = policies.load().rules();
    try (WritableArchive archive = WritableArchive.open(options, rules)) {
      RetentionPlan plan =
          RetentionPlanCommand.plan(archive.store(), archive.chain(), rules, terminal);
      if (output.isTable()) {
        RetentionPlanCommand.print(plan, archive.store().worm(), output.form(), terminal);
      }
      RetentionOutcome outcome =
          new RetentionExecutor(
                  archive.store(),
                  archive.chain(),
                  InstantSource.system(),
                  done -> terminal.progress("applied  %,d", done))
              .apply(plan, approver);
      print(outcome);
      return outcome.refusals().isEmpty() && plan.missing().isEmpty()
          ? ExitCode.FINE
          : ExitCode.VERDICT_BAD;
    }
  }

  private void print(RetentionOutcome outcome) {
    switch (output.form()) {
      case table -> printText(outcome);
      case json -> {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("extended", outcome.extended());
        root.put("held", outcome.held());
        root.put("disposed", outcome.disposed());
        outcome.approvals().forEach(root.putArray("certificates")::add);
        root.set("refused", refusals(outcome.refusals()).json());
        terminal.out().println(root.toPrettyString());
      }
      case csv -> refusals(outcome.refusals()).csv(terminal.out());
    }
  }

  private void printText(RetentionOutcome outcome) {
    PrintStream out = terminal.out();
    printRefusals(outcome.refusals(), terminal);
    out.println(
        terminal.bold(
            "Applied: %,d extended, %,d disposed of, %,d put under hold, %,d refused by the store."
                .formatted(
                    outcome.extended(),
                    outcome.disposed(),
                    outcome.held(),
                    outcome.refusals().size())));
    for (long sequence : outcome.approvals()) {
      out.println(
          "  Certificate: cairn retention certificate "
              + sequence
              + " --archive "
              + options.archive());
    }
  }

  static void printRefusals(List<Refusal> refusals, Terminal terminal) {
    refusals(refusals.subList(0, Math.min(REFUSALS_SHOWN, refusals.size()))).table(terminal.out());
    if (refusals.size() > REFUSALS_SHOWN) {
      terminal.out().printf("… and %,d more: --output json%n", refusals.size() - REFUSALS_SHOWN);
    }
  }

  static Listing refusals(List<Refusal> refusals) {
    Listing listing = new Listing("path", "reason");
    refusals.forEach(refusal -> listing.row(refusal.path(), refusal.reason()));
    return listing;
  }
}
