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
 * timespan, in any order or in theirs. Where a step of the rule is a burst, only hits at which
 * there is one count for it; what the burst is made of may lie before the timespan. Fires at each
 * hit that completes such a set; hits of one time count as in order.
 *
 * <p>Keeps the latest hits, {@value EACH} for each input: if more come within one timespan (with
 * that of the longest burst), what an earlier one would have completed is not seen; and of a burst
 * of different items, not what is different in the earlier ones.
 */
final class TemporalMachine implements Machine {

  private static final int EACH = 256;

  @Override
  public void take(
      Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    Detector.Temporal temporal = (Detector.Temporal) rule.detector();
    List<DetectionEntry> entries = state.getEntries();
    int place = Entries.add(entries, hit);
    if (place < 0) {
      return;
    }
    drop(entries, hit.getInput());
    Bursts bursts = new Bursts(temporal, rule.inputs().size(), entries);
    // a late one may make later ones a burst, and these complete what is later still
    long end = Saturating.plus(hit.getTime(), reach(temporal) - 1);
    for (int at = Entries.after(entries, hit.getTime() - 1);
        at < entries.size() && entries.get(at).getTime() <= end;
        at++) {
      judge(temporal, bursts, entries, at, hit, firings);
    }
  }

  private static long timespan(Detector.Temporal temporal) {
    return Math.max(1, Saturating.micros(temporal.timespan()));
  }

  /** How long after a hit others may still need it. */
  private static long reach(Detector.Temporal temporal) {
    return Saturating.plus(timespan(temporal), Math.max(0, Bursts.longest(temporal) - 1));
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
      Detector.Temporal temporal,
      Bursts bursts,
      List<DetectionEntry> entries,
      int at,
      DetectionHit hit,
      Consumer<Firing> firings) {
    DetectionEntry last = entries.get(at);
    if (!bursts.counts(at) || temporal.ordered() && bursts.step(at) != bursts.steps() - 1) {
      return;
    }
    long timespan = timespan(temporal);
    int from = Entries.after(entries, Saturating.minus(last.getTime(), timespan));
    int to = Entries.after(entries, last.getTime()) - 1;
    List<DetectionEntry> chosen =
        temporal.ordered()
            ? inOrder(temporal, bursts, entries, from, at)
            : latest(temporal, bursts, entries, from, to);
    if (chosen == null) {
      return;
    }
    boolean before = last.getFired();
    last.setFired(true);
    List<Evidence> evidence = new ArrayList<>();
    chosen.forEach(one -> bursts.addEvidence(one, evidence));
    evidence.sort(Comparator.comparingLong(Evidence::time));
    firings.accept(
        new Firing(
            hit,
            last.getTime(),
            evidence.get(0).time(),
            last.getTime(),
            Double.NaN,
            Double.NaN,
            timespan,
            evidence,
            Map.of(),
            before));
  }

  /** The latest of each step, as many as it takes; null if there are too few of one. */
  private static List<DetectionEntry> latest(
      Detector.Temporal temporal,
      Bursts bursts,
      List<DetectionEntry> entries,
      int from,
      int at) {
    List<DetectionEntry> chosen = new ArrayList<>();
    int[] missing = new int[bursts.steps()];
    int all = 0;
    for (int step = 0; step < missing.length; step++) {
      missing[step] = temporal.least(step);
      all += missing[step];
    }
    for (int one = at; one >= from && all > 0; one--) {
      if (bursts.counts(one) && missing[bursts.step(one)] > 0) {
        chosen.add(entries.get(one));
        missing[bursts.step(one)]--;
        all--;
      }
    }
    return all == 0 ? chosen : null;
  }

  // backwards from the last: the latest that may stand before what follows
  private static List<DetectionEntry> inOrder(
      Detector.Temporal temporal,
      Bursts bursts,
      List<DetectionEntry> entries,
      int from,
      int at) {
    List<DetectionEntry> chosen = new ArrayList<>();
    int wanted = bursts.steps() - 1;
    int missing = temporal.least(wanted);
    for (int one = at; one >= from && wanted >= 0; one--) {
      if (bursts.step(one) == wanted && bursts.counts(one)) {
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
    List<DetectionEntry> entries = state.getEntries();
    entries.subList(0, Entries.after(entries, Saturating.minus(now, reach(temporal)))).clear();
    return !entries.isEmpty();
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    Detector.Temporal temporal = (Detector.Temporal) rule.detector();
    List<DetectionEntry> entries = state.getEntries();
    return entries.isEmpty()
        ? Long.MAX_VALUE
        : Saturating.plus(
            Saturating.plus(entries.get(entries.size() - 1).getTime(), reach(temporal)), 1);
  }
}
