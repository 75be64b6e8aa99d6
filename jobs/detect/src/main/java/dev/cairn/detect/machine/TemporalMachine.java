package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionEntry;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sigma's temporal correlations: a hit of each input (or as many as the rule says) within one
 * timespan, in any order or in theirs.
 * Fires at each hit that completes such a set; hits of one time count as in order.
 *
 * <p>Keeps the latest hits, {@value EACH} for each input: if more come within one timespan, what an
 * earlier one would have completed is not seen.
 */
final class TemporalMachine implements Machine {

  private static final int EACH = 256;

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
    long timespan = Math.max(1, Saturating.micros(temporal.timespan()));
    long end = Saturating.plus(hit.getTime(), timespan - 1);
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
    int from = Entries.after(entries, Saturating.minus(last.getTime(), timespan));
    int to = Entries.after(entries, last.getTime()) - 1;
    List<DetectionEntry> chosen =
        temporal.ordered()
            ? inOrder(temporal, entries, from, at, inputs)
            : latest(temporal, entries, from, to, inputs);
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
    evidence.sort(Comparator.comparingLong(Evidence::time));
    firings.accept(
        new Firing(
            hit, last.getTime(), first, last.getTime(), Double.NaN, Double.NaN, timespan, evidence, Map.of(),
            before));
  }

  /** The latest of each input, as many as it takes; null if there are too few of one. */
  private static List<DetectionEntry> latest(
      Detector.Temporal temporal, List<DetectionEntry> entries, int from, int at, int inputs) {
    List<DetectionEntry> chosen = new ArrayList<>();
    int[] missing = new int[inputs];
    int all = 0;
    for (int input = 0; input < inputs; input++) {
      missing[input] = temporal.least(input);
      all += missing[input];
    }
    for (int one = at; one >= from && all > 0; one--) {
      DetectionEntry entry = entries.get(one);
      if (entry.getInput() < inputs && missing[entry.getInput()] > 0) {
        chosen.add(entry);
        missing[entry.getInput()]--;
        all--;
      }
    }
    return all == 0 ? chosen : null;
  }

  // backwards from the last: the latest that may stand before what follows
  private static List<DetectionEntry> inOrder(
      Detector.Temporal temporal, List<DetectionEntry> entries, int from, int at, int inputs) {
    List<DetectionEntry> chosen = new ArrayList<>();
    int wanted = inputs - 1;
    int missing = temporal.least(wanted);
    for (int one = at; one >= from && wanted >= 0; one--) {
      if (entries.get(one).getInput() == wanted) {
        chosen.add(entries.get(one));
        missing--;
        if (missing == 0) {
          wanted--;
          missing = wanted < 0 ? 0 : temporal.least(wanted);
        }
      }
    }
    return wanted < 0 ? chosen : null;
  }

  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    Detector.Temporal temporal = (Detector.Temporal) rule.detector();
    long timespan = Math.max(1, Saturating.micros(temporal.timespan()));
    List<DetectionEntry> entries = state.getEntries();
    entries.subList(0, Entries.after(entries, Saturating.minus(now, timespan))).clear();
    return !entries.isEmpty();
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    Detector.Temporal temporal = (Detector.Temporal) rule.detector();
    List<DetectionEntry> entries = state.getEntries();
    return entries.isEmpty()
        ? Long.MAX_VALUE
        : Saturating.plus(
            Saturating.plus(
                entries.get(entries.size() - 1).getTime(), Saturating.micros(temporal.timespan())),
            1);
  }
}
