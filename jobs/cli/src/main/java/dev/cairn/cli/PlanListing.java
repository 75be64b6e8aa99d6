package dev.cairn.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.retention.KeptFile;
import dev.cairn.archive.retention.RetentionPlan;
import dev.cairn.archive.retention.RetentionPlan.Kept;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/** A plan blob by blob, for programs. Stable: columns and actions are added, never renamed. */
final class PlanListing {

  private PlanListing() {}

  static Listing of(RetentionPlan plan) {
    Listing listing =
        new Listing(
            "action", "path", "of", "rule", "from_until", "from_mode", "to_until", "to_mode",
            "cases", "reason");
    plan.extensions()
        .forEach(
            e ->
                listing.row(
                    "extend",
                    e.blob().path(),
                    e.subject(),
                    e.to().rule(),
                    e.from().map(FileRetention::until).orElse(null),
                    e.from().map(FileRetention::mode).orElse(null),
                    e.to().until(),
                    e.to().mode(),
                    null,
                    null));
    plan.disposals().forEach(d -> row(listing, "dispose", d.file(), d.rule(), d.ranOut()));
    plan.holds()
        .forEach(h -> row(listing, "hold", h.file(), null, null, cases(h.cases()), "came_later"));
    plan.held()
        .forEach(
            h ->
                row(
                    listing,
                    "keep_by_hold",
                    h.file(),
                    h.file().recorded().rule(),
                    h.file().recorded().until(),
                    cases(h.cases()),
                    null));
    plan.refused()
        .forEach(
            r ->
                listing.row(
                    "not_shorten",
                    r.file().file().path(),
                    r.file().source(),
                    r.rule(),
                    r.until(),
                    r.file().recorded().mode(),
                    r.wanted(),
                    null,
                    null,
                    r.reason().name().toLowerCase(Locale.ROOT)));
    plan.missing()
        .forEach(
            path ->
                listing.row(
                    "missing", path, null, null, null, null, null, null, null, "no_disposal"));
    return listing;
  }

  static ObjectNode json(RetentionPlan plan, boolean worm) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("now", plan.now().toString());
    root.put("worm", worm);
    ObjectNode summary = root.putObject("summary");
    summary.put("extend", plan.extensions().size());
    summary.put("dispose", plan.disposals().size());
    summary.put("keep_by_hold", plan.held().size());
    summary.put("hold", plan.holds().size());
    summary.put("not_shorten", plan.refused().size());
    summary.put("missing", plan.missing().size());
    Listing kept = new Listing("rule", "files", "bytes", "first_runs_out");
    for (Kept rule : plan.kept()) {
      kept.row(rule.rule(), rule.files(), rule.bytes(), rule.earliest());
    }
    root.set("kept", kept.json());
    root.set("changes", of(plan).json());
    return root;
  }

  private static void row(
      Listing listing, String action, KeptFile file, String rule, Instant until) {
    row(listing, action, file, rule, until, null, null);
  }

  private static void row(
      Listing listing,
      String action,
      KeptFile file,
      String rule,
      Instant until,
      String cases,
      String reason) {
    listing.row(
        action,
        file.file().path(),
        file.source(),
        rule,
        until,
        file.recorded().mode(),
        null,
        null,
        cases,
        reason);
  }

  private static String cases(Collection<String> cases) {
    return cases.isEmpty() ? null : String.join("; ", cases);
  }
}
