package dev.cairn.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.archive.verify.Keeping;
import dev.cairn.archive.verify.PartitionOffsets;
import dev.cairn.archive.verify.VerificationReport;
import dev.cairn.archive.verify.VerifiedKey;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What the verdicts rest on and do not say: who signs, what is lost, what keeps the files. */
final class VerifyFacts {

  private VerifyFacts() {}

  static void print(Verification.Result result, Terminal terminal) {
    PrintStream out = terminal.out();
    VerificationReport report = result.report();
    for (VerifiedKey key : report.signingKeys()) {
      out.printf(
          "  signed by     %s, thumbprint %s (%s), %,d manifests%n",
          key.key(), key.thumbprint(), trust(key, report), key.manifests());
    }
    long lost = sum(report, PartitionOffsets::lost);
    if (lost > 0) {
      out.printf("  lost          %,d offsets that Kafka no longer had%n", lost);
    }
    Keeping keeping = report.keeping();
    keeping
        .filesByMode()
        .forEach((mode, files) -> out.printf("  retention     %s%n", mode(mode, files)));
    if (keeping.heldFiles() > 0) {
      out.printf("  legal holds   on %s%n", Counted.files(keeping.heldFiles()));
    }
    if (keeping.filesApprovedForDisposal() > 0) {
      out.printf(
          "  disposed of   %s, accounted for; %,d approved and still there%n",
          Counted.files(keeping.filesDisposed()),
          keeping.filesApprovedForDisposal() - keeping.filesDisposed());
    }
    result.refused().forEach(refused -> out.println("  " + refused.sentence()));
  }

  static void add(Verification.Result result, ObjectNode root) {
    VerificationReport report = result.report();
    ArrayNode keys = root.putArray("signing_keys");
    for (VerifiedKey key : report.signingKeys()) {
      keys.addObject()
          .put("key", key.key())
          .put("thumbprint", key.thumbprint())
          .put("pinned", key.pinned())
          .put("manifests", key.manifests());
    }
    root.put("offsets_archived", sum(report, PartitionOffsets::archived));
    root.put("offsets_lost", sum(report, PartitionOffsets::lost));
    Keeping keeping = report.keeping();
    ObjectNode retention = root.putObject("retention");
    keeping.filesByMode().forEach(retention::put);
    root.put("files_held", keeping.heldFiles());
    root.put("files_approved_for_disposal", keeping.filesApprovedForDisposal());
    root.put("files_disposed", keeping.filesDisposed());
    ArrayNode refused = root.putArray("keys_refused");
    for (RefusedKeys.Refused key : result.refused()) {
      refused
          .addObject()
          .put("key", key.key())
          .put("reason", key.reason().name().toLowerCase(Locale.ROOT))
          .put("files", key.files());
    }
    root.put("worm", result.worm());
  }

  private static String trust(VerifiedKey key, VerificationReport report) {
    if (key.pinned()) {
      return "the one you gave";
    }
    return report.signingKeys().stream().anyMatch(VerifiedKey::pinned)
        ? "announced by one you gave"
        : "taken on trust: keep it elsewhere and give it with --trust";
  }

  private static String mode(String mode, long files) {
    return switch (mode) {
      case "locked" -> "%s locked: nobody can shorten it".formatted(Counted.files(files));
      case "unlocked" ->
          "%s unlocked: whoever may change policies can shorten it, so it is no WORM record yet"
              .formatted(Counted.files(files));
      default -> "%s kept by nothing but the ledger".formatted(Counted.files(files));
    };
  }

  private static long sum(VerificationReport report, ToLongFunction<PartitionOffsets> what) {
    return report.offsets().stream().mapToLong(what).sum();
  }
}
