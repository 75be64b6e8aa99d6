package dev.cairn.cli;

import dev.cairn.archive.verify.PartitionOffsets;
import dev.cairn.archive.verify.Verdict;
import dev.cairn.archive.verify.VerificationReport;
import java.io.PrintStream;

/** The two verdicts, each with what it rests on. */
final class VerdictLines {

  private VerdictLines() {}

  static void print(VerificationReport report, Terminal terminal) {
    PrintStream out = terminal.out();
    String head =
        report
            .head()
            .map(h -> "head %d:%s".formatted(h.sequence(), h.sha256().substring(0, 12)))
            .orElse("no head");
    out.printf(
        "  integrity     %s   %,d manifests, %,d files, %,d bytes hashed; %s%n",
        terminal.verdict(report.good(Verdict.INTEGRITY)),
        report.manifests(),
        report.files(),
        report.bytes(),
        head);
    long offsets = report.offsets().stream().mapToLong(PartitionOffsets::archived).sum();
    out.printf(
        "  completeness  %s   %,d offsets of %,d partitions; %s%n",
        terminal.verdict(report.good(Verdict.COMPLETENESS)),
        offsets,
        report.offsets().size(),
        report.rows().sentence());
  }

  static void printWorm(boolean worm, Terminal terminal) {
    if (!worm) {
      terminal
          .out()
          .println(
              "  The store is not WORM: whoever owns it can change it, and only verifying finds"
                  + " out.");
    }
  }
}
