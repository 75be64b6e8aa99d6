package dev.cairn.cli;

import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.retention.KeptFile;
import dev.cairn.archive.retention.RetentionPlan;
import dev.cairn.archive.retention.RetentionPlan.Disposal;
import dev.cairn.archive.retention.RetentionPlan.Extension;
import dev.cairn.archive.retention.RetentionPlan.Held;
import dev.cairn.archive.retention.RetentionPlan.Kept;
import dev.cairn.archive.retention.RetentionPlan.Refused;
import dev.cairn.archive.retention.RetentionPlan.ToHold;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan for people: what is alike on one line, and a last line that sums up. */
final class PlanText {

  private record Group(String sign, String action, String what, String why) {}

  private final Map<Group, long[]> groups = new LinkedHashMap<>();

  private PlanText() {}

  static void print(RetentionPlan plan, Terminal terminal) {
    PlanText text = new PlanText();
    plan.extensions().forEach(text::add);
    plan.holds().forEach(text::add);
    plan.disposals().forEach(text::add);
    plan.held().forEach(text::add);
    plan.refused().forEach(text::add);
    if (!plan.missing().isEmpty()) {
      text.add("?", "missing", "", "gone without a disposal: cairn verify", plan.missing().size());
    }
    PrintStream out = terminal.out();
    Listing changes = new Listing("", "action", "of", "files", "bytes", "what and why");
    text.groups.forEach(
        (g, sum) -> changes.row(g.sign(), g.action(), g.what(), sum[0], sum[1], g.why()));
    changes.table(out);
    if (!plan.kept().isEmpty()) {
      if (!changes.isEmpty()) {
        out.println();
      }
      Listing kept = new Listing("kept under", "files", "bytes", "first runs out");
      for (Kept rule : plan.kept()) {
        kept.row(rule.rule(), rule.files(), rule.bytes(), rule.earliest());
      }
      kept.table(out);
    }
    out.println();
    out.println(terminal.bold(summary(plan)));
  }

  /** One line that counts; the first three counts are always there. */
  static String summary(RetentionPlan plan) {
    List<String> parts = new ArrayList<>();
    parts.add("%,d to extend".formatted(plan.extensions().size()));
    parts.add("%,d to dispose of".formatted(plan.disposals().size()));
    parts.add("%,d kept by hold".formatted(plan.held().size()));
    part(parts, plan.holds(), "%,d to put under hold");
    part(parts, plan.refused(), "%,d not shortened");
    part(parts, plan.missing(), "%,d missing");
    return "Plan: " + String.join(", ", parts) + ".";
  }

  private static void part(List<String> parts, Collection<?> of, String words) {
    if (!of.isEmpty()) {
      parts.add(words.formatted(of.size()));
    }
  }

  private void add(Extension extension) {
    FileRetention to = extension.to();
    String from =
        extension
            .from()
            .map(f -> day(f.until()) + (f.mode().equals(to.mode()) ? "" : " " + f.mode()))
            .orElse("nothing");
    add(
        "~",
        "extend",
        extension.subject(),
        "%s -> %s %s, by %s".formatted(from, day(to.until()), to.mode(), to.rule()),
        0);
  }

  private void add(Disposal disposal) {
    add(
        "-",
        "dispose of",
        disposal.file().source(),
        "ran out %s under %s%s"
            .formatted(
                day(disposal.ranOut()),
                disposal.rule(),
                disposal.file().approval().isPresent()
                    ? "; approved by manifest %d already"
                        .formatted(disposal.file().approval().getAsLong())
                    : ""),
        disposal.file());
  }

  private void add(ToHold hold) {
    add(
        "+",
        "hold",
        hold.file().source(),
        "came later; case " + String.join(", ", hold.cases()),
        hold.file());
  }

  private void add(Held held) {
    add(
        "=",
        "keep",
        held.file().source(),
        held.cases().isEmpty()
            ? "ran out; held in the store, by no case of the ledger"
            : "ran out; held by case " + String.join(", ", held.cases()),
        held.file());
  }

  private void add(Refused refused) {
    add(
        "!",
        "not shorten",
        refused.file().source(),
        "%s asks for %s; %s until %s"
            .formatted(
                refused.rule(),
                day(refused.wanted()),
                refused.reason() == Refused.Reason.LOCKED
                    ? "locked in the store"
                    : "promised by the chain",
                day(refused.until())),
        refused.file());
  }

  private void add(String sign, String action, String what, String why, KeptFile file) {
    add(sign, action, what, why, 1);
    groups.get(new Group(sign, action, what, why))[1] += file.file().size();
  }

  private void add(String sign, String action, String what, String why, long files) {
    groups.computeIfAbsent(new Group(sign, action, what, why), g -> new long[2])[0] +=
        Math.max(1, files);
  }

  private static String day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
