package dev.cairn.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.verify.AnchorState;
import dev.cairn.archive.verify.Fault;
import dev.cairn.archive.verify.Verdict;
import dev.cairn.archive.verify.VerificationReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn verify}: the two verdicts. */
@Command(
    name = "verify",
    header = "Is anything altered, is anything missing?",
    description = {
      "Verifies the archive and gives two verdicts: integrity (nothing altered) and completeness",
      "(nothing missing, every offset exactly once). Ends with 1 if one of them is bad.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Needs no key. With --keys it also holds every row against the manifests.",
      "What each fault means, and how to verify without Cairn: jobs/archive/VERIFICATION.md"
    })
final class VerifyCommand implements Callable<Integer> {

  private static final int FAULTS_SHOWN = 20;

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Option(
      names = "--trust",
      paramLabel = "THUMBPRINT",
      description = {
        "Thumbprint of a key that may sign the first manifest, kept where nobody who writes the",
        "archive may write. May be given again. Without it keys are taken on trust."
      })
  private Set<String> trusted = Set.of();

  @Option(names = "--json", description = "Print the report as JSON, with every fault.")
  private boolean json;

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    requireArchive();
    Verification.Result result =
        Verification.of(options.archive(), options.anchorToVerify(), terminal)
            .withKeys(options.keys().orElse(null))
            .withTrusted(trusted)
            .run();
    if (json) {
      ObjectNode root = toJson(result.report());
      VerifyFacts.add(result, root);
      terminal.out().println(root.toPrettyString());
    } else {
      print(result);
    }
    return result.report().bad().isEmpty() ? ExitCode.FINE : ExitCode.VERDICT_BAD;
  }

  /** Nothing at all, and no anchor that knows of something, is a wrong path rather than a verdict. */
  private void requireArchive() throws IOException {
    boolean anchored = options.anchorToVerify().isPresent();
    try (BlobStore store = BlobStores.open(options.archive())) {
      if (!anchored && store.list("").isEmpty()) {
        throw CairnException.outOfReach(
            "There is no archive at " + options.archive(), "Check --archive.", null);
      }
    }
  }

  private void print(Verification.Result result) {
    PrintStream out = terminal.out();
    VerificationReport report = result.report();
    VerdictLines.print(report, terminal);
    VerifyFacts.print(result, terminal);
    VerdictLines.printWorm(result.worm(), terminal);
    List<Fault> faults = report.faults();
    for (Fault fault : faults.subList(0, Math.min(FAULTS_SHOWN, faults.size()))) {
      out.printf("%n%s  %s%n  %s%n", terminal.bold(fault.code().id()), fault.place(), fault.message());
    }
    long more = faults.size() - FAULTS_SHOWN + report.faultsNotListed();
    if (more > 0) {
      out.printf("%n… and %,d faults more: --json lists them.%n", more);
    }
    if (report.anchor() == AnchorState.NOT_ASKED) {
      terminal.note("cairn: no anchor was given or found: a chain cut at its end would not show.");
    }
  }

  private static ObjectNode toJson(VerificationReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (Verdict verdict : Verdict.values()) {
      root.put(verdict.id(), report.good(verdict) ? "good" : "bad");
    }
    root.put("manifests", report.manifests());
    root.put("files", report.files());
    root.put("bytes", report.bytes());
    ObjectNode rows = root.putObject("rows");
    report.rowsByTable().forEach(rows::put);
    report
        .head()
        .ifPresent(
            head ->
                root.putObject("head")
                    .put("archive_id", head.archiveId())
                    .put("sequence", head.sequence())
                    .put("sha256", head.sha256()));
    root.put("anchor", report.anchor().name().toLowerCase(java.util.Locale.ROOT));
    ArrayNode faults = root.putArray("faults");
    for (Fault fault : report.faults()) {
      ObjectNode node = faults.addObject();
      node.put("code", fault.code().id());
      node.put("place", fault.place());
      node.put("message", fault.message());
      ArrayNode verdicts = node.putArray("verdicts");
      fault.verdicts().forEach(verdict -> verdicts.add(verdict.id()));
    }
    root.put("faults_not_listed", report.faultsNotListed());
    return root;
  }
}
