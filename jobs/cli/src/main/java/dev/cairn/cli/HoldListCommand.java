package dev.cairn.cli;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.LegalHold;
import dev.cairn.archive.retention.LegalHolds;
import dev.cairn.archive.retention.PlacedHold;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cairn hold list}: the active holds. */
@Command(
    name = "list",
    header = "The active legal holds.",
    description = "Lists the active legal holds, by what the chain says. Needs no key.",
    mixinStandardHelpOptions = true,
    footer = {"", "files counts all files of the case, also those of its other holds."})
final class HoldListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Mixin private OutputOption output;

  HoldListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Listing listing =
        new Listing("case", "placed", "by", "why", "sources", "from", "to", "user", "files");
    try (BlobStore store = BlobStores.open(options.archive())) {
      WritableArchive.requireArchive(store);
      LegalHolds holds =
          LegalHolds.read(store, Chain.open(store), InstantSource.system(), done -> {});
      for (PlacedHold hold : holds.active()) {
        add(listing, hold);
      }
    }
    if (output.isTable() && listing.isEmpty()) {
      terminal.out().println("No legal hold is active.");
    }
    output.print(listing, terminal);
    return ExitCode.FINE;
  }

  private static void add(Listing listing, PlacedHold hold) {
    LegalHold terms = hold.terms();
    listing.row(
        terms.caseId(),
        hold.placed().truncatedTo(ChronoUnit.SECONDS),
        terms.by(),
        terms.why(),
        terms.sources().isEmpty() ? "all" : String.join(" ", new TreeSet<>(terms.sources())),
        terms.from().map(Instant::toString).orElse(null),
        terms.until().map(time -> time.plus(1, ChronoUnit.MICROS).toString()).orElse(null),
        terms.user().orElse(null),
        (long) terms.paths().size());
  }
}
