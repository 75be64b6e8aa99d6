package dev.cairn.cli;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.LegalHold;
import dev.cairn.archive.retention.HoldOutcome;
import dev.cairn.archive.retention.LegalHolds;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.query.SqlRefusedException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn hold place}: begins a legal hold. */
@Command(
    name = "place",
    header = "Begin a legal hold.",
    description = {
      "Puts a legal hold on all files of the sources, times and user given, in the store and in",
      "the chain, with who and why. Files that come later are held by source and time.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Of a user, the files that hold events of that user are held now; those of other tables,",
      "and files that come later, are held whoever they are of.",
      "Stopped or killed and run again with the same flags, it ends what it began.",
      "The names given here stand in the chain, in clear.",
      "",
      "Example:",
      "  cairn hold place --case 2026-cv-0815 --by \"C. Counsel\" --why \"Smith v. Hospital\" \\",
      "    --source proxysql.query --source mysql.audit --user app_reporting \\",
      "    --from 2026-10-01T00:00:00Z --to 2026-11-01T00:00:00Z"
    })
final class HoldPlaceCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Mixin private PolicyOptions policies;

  @Option(names = "--case", required = true, description = "The case.")
  private String caseId;

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who orders it.")
  private String by;

  @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Why.")
  private String why;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Of this source. May be given again. Default: all.")
  private Set<String> sources = Set.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Of this time on, such as 2026-11-22T00:00:00Z. Default: the beginning.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Of before this time. Default: no end.")
  private Instant to;

  @Option(names = "--user", paramLabel = "USER", description = "With events of this user.")
  private String user;

  HoldPlaceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, SqlRefusedException {
    RetentionRules rules = policies.load().rules();
    LegalHold terms = terms(List.of());
    terms.placed(); // refuses a wrong name before anything is looked for
    requireKnownSources(rules);
    try (WritableArchive archive = WritableArchive.open(options, rules)) {
      LegalHolds holds =
          LegalHolds.read(
              archive.store(),
              archive.chain(),
              InstantSource.system(),
              done -> terminal.progress("holding  %,d files", done));
      List<ArchiveFile> files = holds.candidates(terms);
      if (user != null) {
        files = UserFiles.find(options.archive(), options.requiredKeys(), files, user, terminal);
      }
      HoldOutcome outcome =
          holds.place(terms(files.stream().map(ArchiveFile::path).sorted().toList()));
      print(outcome, archive.store().worm());
      return outcome.refusals().isEmpty() ? ExitCode.FINE : ExitCode.VERDICT_BAD;
    }
  }

  private LegalHold terms(List<String> paths) {
    return new LegalHold(
        caseId,
        by,
        why,
        sources,
        Optional.ofNullable(from).map(time -> time.truncatedTo(ChronoUnit.MICROS)),
        // the ledger's until is inclusive
        Optional.ofNullable(to)
            .map(time -> time.minus(1, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MICROS)),
        Optional.ofNullable(user),
        paths);
  }

  private void requireKnownSources(RetentionRules rules) {
    for (String source : sources) {
      if (!rules.subjects().contains(source)) {
        throw CairnException.wrongUse(
            "--source is '" + source + "'",
            "Sources: " + String.join(", ", new TreeSet<>(rules.subjects())));
      }
    }
  }

  private void print(HoldOutcome outcome, boolean worm) {
    RetentionApplyCommand.printRefusals(outcome.refusals(), terminal);
    terminal
        .out()
        .println(
            terminal.bold(
                "Held: %s for case %s%s."
                    .formatted(
                        Counted.files(outcome.files()),
                        caseId, outcome.recorded() ? "" : ", as they were")));
    if (!worm) {
      terminal.note("cairn: the store is not WORM: the hold binds Cairn alone, not its owner.");
    }
  }
}
