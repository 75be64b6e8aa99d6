package dev.cairn.cli;

import dev.cairn.archive.retention.HoldOutcome;
import dev.cairn.archive.retention.HoldRelease;
import dev.cairn.archive.retention.LegalHolds;
import dev.cairn.archive.retention.RetentionPolicies;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn hold release}: ends the holds of a case. */
@Command(
    name = "release",
    header = "End the legal hold of a case.",
    description = {
      "Ends all holds of a case, in the chain and in the store. A file that another case holds",
      "stays held.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Two people are needed unless holds.yaml of the policies says one-person. Cairn records the",
      "names it is given; that both are who they say is for the process around it.",
      "Stopped or killed and run again, it ends what it began."
    })
final class HoldReleaseCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Mixin private PolicyOptions policyOptions;

  @Option(names = "--case", required = true, description = "The case.")
  private String caseId;

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who orders it.")
  private String by;

  @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Why.")
  private String why;

  @Option(names = "--second", paramLabel = "NAME", description = "The other of two people.")
  private String second;

  HoldReleaseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RetentionPolicies policies = policyOptions.load();
    if (second == null && policies.holdRelease() == HoldRelease.TWO_PEOPLE) {
      throw CairnException.wrongUse(
          "The policies ask for two people to release a hold", "Add --second NAME.");
    }
    try (WritableArchive archive = WritableArchive.open(options, policies.rules())) {
      HoldOutcome outcome =
          LegalHolds.read(
                  archive.store(),
                  archive.chain(),
                  InstantSource.system(),
                  done -> terminal.progress("releasing  %,d files", done))
              .release(caseId, by, why, Optional.ofNullable(second), policies.holdRelease());
      RetentionApplyCommand.printRefusals(outcome.refusals(), terminal);
      terminal
          .out()
          .println(
              terminal.bold(
                  "Released: %s of case %s, %,d of them held by another case%s."
                      .formatted(
                          Counted.files(outcome.files()),
                          caseId,
                          outcome.stillHeld(),
                          outcome.recorded() ? "" : "; it was released before")));
      return outcome.refusals().isEmpty() ? ExitCode.FINE : ExitCode.VERDICT_BAD;
    }
  }
}
