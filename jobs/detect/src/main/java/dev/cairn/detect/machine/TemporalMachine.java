package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionEntry;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sigma's temporal correlations: a hit of each input within one timespan, in any order or in theirs.
 * Fires at each hit that completes such a set; hits of one time count as in order.
 *
 * <p>Keeps the latest hits, {@value EACH} for each input: if more come within one timespan, what an
 * earlier one would have completed is not seen.
 */
final class TemporalMachine implements Machine {

  private static final int EACH = 64;

  @Override
  public void take(
      Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    Detector.Temporal temporal = (Detector.Temporal) rule.detector();
    List<DetectionEntry> entries = state.getEntries();
    int place = Entries.add(entries, hit, Integer.MAX_VALUE);
    if (place < 0) {
      return;
    }
    drop(entries, hit.getInput());
    long timespan = Math.max(1, Spans.micros(temporal.timespan()));
    long end = Entries.plus(hit.getTime(), timespan - 1);
    for (int at = Entries.after(entries, hit.getTime() - 1);
        at < entries.size() && entries.get(at).getTime() <= end;
        at++) {
      judge(rule, temporal, entries, at, timespan, hit, firings);
    }
  }

  /** Drops the earliest of an input of which there are too many. */
  private static void drop(List<DetectionEntry> entries, int input) {
    int count = 0;
    int first = -1;
    for (int at = 0; at < entries.size(); at++) {
      if (entries.get(at).getInput() == input) {
        first = first < 0 ? at : first;
        count++;
      }
    }
    if (count > EACH) {
      entries.remove(first);
    }
  }

  private static void judge(
      Rule rule,
      Detector.Temporal temporal,
      List<DetectionEntry> entries,
      int at,
      long timespan,
      DetectionHit hit,
      Consumer<Firing> firings) {
    DetectionEntry last = entries.get(at);
    int inputs = rule.inputs().size();
    if (temporal.ordered() && last.getInput() != inputs - 1) {
      return;
    }
    int from = Entries.after(entries, Entries.before(last.getTime(), timespan));
    DetectionEntry[] chosen =
        temporal.ordered()
            ? inOrder(entries, from, at, inputs)
            : latest(entries, from, Entries.after(entries, last.getTime()) - 1, inputs);
    if (chosen == null) {
      return;
    }
    boolean before = last.getFired();
    last.setFired(true);
    List<Evidence> evidence = new ArrayList<>();
    long first = last.getTime();
    for (DetectionEntry one : chosen) {
      evidence.add(new Evidence(one.getTime(), one.getEvidence()));
      first = Math.min(first, one.getTime());
    }
    evidence.sort(java.util.Comparator.comparingLong(Evidence::time));
    firings.accept(
        new Firing(
            hit, last.getTime(), first, last.getTime(), Double.NaN, Double.NaN, timespan, evidence, Map.of(),
            before));
  }

  private static DetectionEntry[] latest(
      List<DetectionEntry> entries, int from, int at, int inputs) {
    DetectionEntry[] chosen = new DetectionEntry[inputs];
    int missing = inputs;
    for (int one = at; one >= from && missing > 0; one--) {
      DetectionEntry entry = entries.get(one);
      if (entry.getInput() < inputs && chosen[entry.getInput()] == null) {
        chosen[entry.getInput()] = entry;
        missing--;
      }
    }
    return missing == 0 ? chosen : null;
  }

  // backwards from the last: the latest that may stand before what follows
  private static DetectionEntry[] inOrder(
      List<DetectionEntry> entries, int from, int at, int inputs) {
    DetectionEntry[] chosen = new DetectionEntry[inputs];
    int wanted = inputs - 1;
    for (int one = at; one >= from && wanted >= 0; one--) {
      if (entries.get(one).getInput() == wanted) {
        chosen[wanted] = entries.get(one);
        wanted--;
      }
    }
    return wanted < 0 ? chosen : null;
  }

  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    Detector.Temporal temporal = (Detector.Temporal) rule.detector();
    long timespan = Math.max(1, Spans.micros(temporal.timespan()));
    List<DetectionEntry> entries = state.getEntries();
    entries.subList(0, Entries.after(entries, Entries.before(now, timespan))).clear();
    return !entries.isEmpty();
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    Detector.Temporal temporal = (Detector.Temporal) rule.detector();
    List<DetectionEntry> entries = state.getEntries();
    return entries.isEmpty()
        ? Long.MAX_VALUE
        : Entries.plus(
            Entries.plus(
                entries.get(entries.size() - 1).getTime(), Spans.micros(temporal.timespan())),
            1);
  }
}
