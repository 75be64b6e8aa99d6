package dev.cairn.archive.retention;

import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.retention.RetentionPlan.Disposal;
import dev.cairn.archive.retention.RetentionPlan.Extension;
import dev.cairn.archive.retention.RetentionPlan.Held;
import dev.cairn.archive.retention.RetentionPlan.Kept;
import dev.cairn.archive.retention.RetentionPlan.Refused;
import dev.cairn.archive.retention.RetentionPlan.ToHold;
import dev.cairn.archive.store.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a plan: a pure function of what is there, the rules and the time.
 *
 * <p>Guarantees of every plan: nothing is disposed of before the latest time that its manifest, an
 * extension, the store or the rule says, nor while a hold is on it or due on it; nothing becomes
 * shorter or looser; a plan for what an applied plan leaves behind is empty.
 */
public final class RetentionPlanner {

  /**
   * How much later a rule must end than what is promised to count as longer. The promise counts from
   * when a file was finished, the rule here from its manifest, which comes a little later; policies
   * differ by whole days.
   */
  static final Duration LONGER = Duration.ofDays(1);

  private final RetentionState state;
  private final RetentionRules rules;
  private final Instant now;

  private final List<Extension> extensions = new ArrayList<>();
  private final List<Disposal> disposals = new ArrayList<>();
  private final List<ToHold> holds = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private final TreeMap<String, Kept> kept = new TreeMap<>();
  private final List<Refused> refused = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private RetentionPlanner(RetentionState state, RetentionRules rules, Instant now) {
    this.state = state;
    this.rules = rules;
    this.now = now;
  }

  /**
   * Plans.
   *
   * @throws IllegalArgumentException if there is no rule for the source of a file
   */
  public static RetentionPlan plan(RetentionState state, RetentionRules rules, Instant now) {
    RetentionPlanner planner = new RetentionPlanner(state, rules, now);
    state.files().stream()
        .sorted(Comparator.comparing(file -> file.file().path()))
        .forEach(planner::file);
    planner.extensions.addAll(ChainRetention.extensions(state, planner.extensions, rules, now));
    return new RetentionPlan(
        now,
        state.lastLedger(),
        planner.extensions,
        planner.disposals,
        planner.holds,
        planner.held,
        List.copyOf(planner.kept.values()),
        planner.refused,
        planner.missing);
  }

  private void file(KeptFile file) {
    if (file.disposed()) {
      return;
    }
    if (file.stored().isEmpty()) {
      gone(file);
      return;
    }
    if (!file.toHold().isEmpty()) {
      holds.add(new ToHold(file, file.toHold()));
    }
    RetentionRule rule = rules.forRows(file.file().table(), file.source());
    FileRetention wanted = wanted(file, rule);
    boolean over = !file.keptUntil().isAfter(now);
    if (wanted.until().isAfter(now) && lacks(file, wanted)) {
      extensions.add(
          new Extension(
              file.file().blob(), subject(file), from(file), atLeastAsStored(file, wanted)));
      keep(wanted.rule(), wanted.until(), file);
    } else if (!over) {
      refuseShorter(file, rule);
      keep(file.recorded().rule(), file.keptUntil(), file);
    } else if (file.isHeld()) {
      SortedSet<String> cases = new TreeSet<>(file.heldBy());
      cases.addAll(file.toHold());
      held.add(new Held(file, cases));
    } else {
      disposals.add(new Disposal(file, file.recorded().rule(), file.keptUntil()));
    }
  }

  /** What is to keep it from now on: what was promised, or what the rule says if that is more. */
  private FileRetention wanted(KeptFile file, RetentionRule rule) {
    FileRetention recorded = file.recorded();
    Instant byRule = rule.until(file.committed());
    boolean longer = !byRule.isBefore(recorded.until().plus(LONGER));
    String mode = state.worm() ? firmest(file, rule) : recorded.mode();
    boolean firmer = !mode.equals(recorded.mode());
    return new FileRetention(
        longer || firmer ? rule.id() : recorded.rule(),
        longer ? Days.end(byRule) : recorded.until(),
        mode);
  }

  private boolean lacks(KeptFile file, FileRetention wanted) {
    if (!wanted.until().equals(file.recorded().until())
        || !wanted.mode().equals(file.recorded().mode())) {
      return true;
    }
    Optional<Retention> asked = wanted.protection().retention();
    return state.worm()
        && asked.isPresent()
        && !file.storedRetention().map(stored -> stored.covers(asked.get())).orElse(false);
  }

  private static String firmest(KeptFile file, RetentionRule rule) {
    String mode = Modes.firmer(file.recorded().mode(), Modes.of(rule.mode()));
    return file.storedRetention().map(r -> Modes.firmer(mode, Modes.of(r.mode()))).orElse(mode);
  }

  private static FileRetention atLeastAsStored(KeptFile file, FileRetention wanted) {
    return file.keptUntil().isAfter(wanted.until())
        ? new FileRetention(wanted.rule(), file.keptUntil(), wanted.mode())
        : wanted;
  }

  /** What really keeps it: the store where it can, what was promised where it cannot. */
  private Optional<FileRetention> from(KeptFile file) {
    return state.worm()
        ? file.storedRetention()
            .map(r -> new FileRetention(file.recorded().rule(), r.until(), Modes.of(r.mode())))
        : Optional.of(file.recorded());
  }

  private void gone(KeptFile file) {
    if (file.approval().isPresent()) {
      // deleted, and the ledger's last word is still to be said
      disposals.add(new Disposal(file, file.recorded().rule(), file.keptUntil()));
    } else {
      missing.add(file.file().path());
    }
  }

  private void refuseShorter(KeptFile file, RetentionRule rule) {
    Instant byRule = rule.until(file.committed());
    if (byRule.plus(LONGER).isAfter(file.keptUntil())) {
      return;
    }
    boolean locked =
        file.storedRetention().map(r -> r.mode() == Retention.Mode.LOCKED).orElse(false);
    refused.add(
        new Refused(
            file,
            rule.id(),
            byRule,
            file.keptUntil(),
            locked ? Refused.Reason.LOCKED : Refused.Reason.PROMISED));
  }

  private void keep(String rule, Instant until, KeptFile file) {
    kept.merge(
        rule,
        new Kept(rule, 1, file.file().size(), until),
        (a, b) ->
            new Kept(
                rule,
                a.files() + b.files(),
                a.bytes() + b.bytes(),
                a.earliest().isBefore(b.earliest()) ? a.earliest() : b.earliest()));
  }

  private static String subject(KeptFile file) {
    return RetentionRules.subject(file.file().table(), file.source());
  }
}
