package dev.cairn.cli;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.retention.RetentionPlan;
import dev.cairn.archive.retention.RetentionPlanner;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.retention.RetentionStates;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn retention plan}: what would be done. */
@Command(
    name = "plan",
    header = "What would be extended, disposed of, or kept by a hold.",
    description = {
      "Holds every file of the archive to its policy and says what would be done. Changes nothing",
      "and needs no key.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Nothing is ever shortened: a policy that asks for less than a file was promised holds for",
      "new files only, and the plan says so.",
      "Ends with 1 if files are missing that nobody disposed of."
    })
final class RetentionPlanCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Mixin private PolicyOptions policies;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = {
        "One of ${COMPLETION-CANDIDATES}. Default: table, which sums up; the others list each file",
        "and are stable."
      })
  private Output output;

  RetentionPlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RetentionRules rules = policies.load().rules();
    try (BlobStore store = BlobStores.open(options.archive())) {
      WritableArchive.requireArchive(store);
      RetentionPlan plan = plan(store, Chain.open(store), rules, terminal);
      print(plan, store.worm(), output, terminal);
      return plan.missing().isEmpty() ? ExitCode.FINE : ExitCode.VERDICT_BAD;
    }
  }

  static RetentionPlan plan(
      BlobStore store, Chain chain, RetentionRules rules, Terminal terminal) throws IOException {
    return RetentionPlanner.plan(
        RetentionStates.read(
            store, chain, asked -> terminal.progress("asking the store  %,d", asked)),
        rules,
        Instant.now());
  }

  static void print(RetentionPlan plan, boolean worm, Output output, Terminal terminal) {
    switch (output) {
      case table -> {
        PlanText.print(plan, terminal);
        if (!worm) {
          terminal.note(
              "cairn: the store is not WORM: retention and holds bind Cairn alone, not its owner.");
        }
      }
      case json -> terminal.out().println(PlanListing.json(plan, worm).toPrettyString());
      case csv -> PlanListing.of(plan).csv(terminal.out());
    }
  }
}
