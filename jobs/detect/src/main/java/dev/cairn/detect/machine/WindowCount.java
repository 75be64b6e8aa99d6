package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionEntry;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Counts over hits kept one by one: twice as many as the limit needs, at least {@value LEAST}. When
 * more come within one window the earliest go, of different items first those that came again; what
 * a hit that is late by so much would have changed is then not seen, and the number told is at least
 * the true one's limit.
 */
final class WindowCount implements Machine {

  static final int MOST = 512;
  private static final int LEAST = 64;

  /** How many hits the highest of the limits needs. */
  static double needed(Detector.Count count) {
    double most = 1;
    for (Limit limit : count.limits()) {
      most = Math.max(most, limit.number() + 1);
    }
    return most;
  }

  private static int kept(Detector.Count count) {
    return switch (count.measure()) {
      case EVENTS, DISTINCT -> (int) Math.max(LEAST, Math.min(2 * MOST, 2 * needed(count)));
      default -> 2 * MOST;
    };
  }

  @Override
  public void take(
      Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    Detector.Count count = (Detector.Count) rule.detector();
    List<DetectionEntry> entries = state.getEntries();
    int place = Entries.add(entries, hit);
    if (place < 0 || entries.size() > kept(count) && drop(count, entries, place) == place) {
      return;
    }
    if (!CountMachine.atOnce(count)) {
      LastHit.keep(state, hit);
      return;
    }
    // it is in the windows of those of its own time, too, and a late one in those of later times
    long end = Saturating.plus(hit.getTime(), CountMachine.micros(count) - 1);
    int from = Entries.after(entries, hit.getTime() - 1);
    for (int at = from; at < entries.size() && entries.get(at).getTime() <= end; at++) {
      judge(rule, count, entries, at, hit, firings);
    }
  }

  /** Drops one that is needed least, and says which. */
  private static int drop(Detector.Count count, List<DetectionEntry> entries, int added) {
    int one = count.measure() == Measure.DISTINCT ? repeated(entries, added) : 0;
    entries.remove(one);
    return one;
  }

  /**
   * The earliest of the item that was added, if it was there before; else of any item that comes
   * again later; else of all. In a window that holds both the later one serves as well.
   */
  private static int repeated(List<DetectionEntry> entries, int added) {
    long item = entries.get(added).getItem();
    for (int at = 0; at < entries.size(); at++) {
      if (at != added && entries.get(at).getItem() == item) {
        return Math.min(at, added);
      }
    }
    Set<Long> later = new HashSet<>();
    int earliest = 0;
    for (int at = entries.size() - 1; at >= 0; at--) {
      earliest = later.add(entries.get(at).getItem()) ? earliest : at;
    }
    return earliest;
  }

  private static void judge(
      Rule rule,
      Detector.Count count,
      List<DetectionEntry> entries,
      int at,
      DetectionHit hit,
      Consumer<Firing> firings) {
    DetectionEntry last = entries.get(at);
    long timespan = CountMachine.micros(count);
    int from = Entries.after(entries, Saturating.minus(last.getTime(), timespan));
    int to = Entries.after(entries, last.getTime());
    List<DetectionEntry> window = entries.subList(from, to);
    double value = measure(count, window);
    if (!CountMachine.holds(count, value)) {
      return;
    }
    boolean before = last.getFired();
    last.setFired(true);
    firings.accept(
        new Firing(
            hit,
            last.getTime(),
            window.get(0).getTime(),
            last.getTime(),
            value,
            count.limits().get(0).number(),
            timespan,
            window.stream().map(one -> new Evidence(one.getTime(), one.getEvidence())).toList(),
            Map.of(),
            before));
  }

  private static double measure(Detector.Count count, List<DetectionEntry> window) {
    if (count.measure() == Measure.EVENTS) {
      return window.size();
    }
    if (count.measure() == Measure.DISTINCT) {
      return distinct(window);
    }
    double[] values = window.stream().mapToDouble(DetectionEntry::getValue).sorted().toArray();
    if (count.measure() == Measure.PERCENTILE) {
      return percentile(values, count.percentile());
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return count.measure() == Measure.SUM ? sum : sum / values.length;
  }

  private static int distinct(List<DetectionEntry> window) {
    long[] items = new long[window.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = window.get(i).getItem();
    }
    Arrays.sort(items);
    int distinct = 0;
    for (int i = 0; i < items.length; i++) {
      distinct += i == 0 || items[i] != items[i - 1] ? 1 : 0;
    }
    return distinct;
  }

  // between the two nearest, as spreadsheets and NumPy do
  private static double percentile(double[] sorted, double percentile) {
    double place = percentile / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    Detector.Count count = (Detector.Count) rule.detector();
    List<DetectionEntry> entries = state.getEntries();
    if (!CountMachine.atOnce(count)) {
      for (int at = 0; at < entries.size() && entries.get(at).getTime() < now; at++) {
        if (!entries.get(at).getFired()) {
          judge(rule, count, entries, at, LastHit.as(state, entries.get(at).getTime(), entries.get(at).getEvidence()), firings);
          // judged is judged, whatever came of it
          entries.get(at).setFired(true);
        }
      }
    }
    int kept = Entries.after(entries, Saturating.minus(now, CountMachine.micros(count)));
    entries.subList(0, kept).clear();
    return !entries.isEmpty();
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    Detector.Count count = (Detector.Count) rule.detector();
    List<DetectionEntry> entries = state.getEntries();
    if (entries.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long gone =
        Saturating.plus(
            Saturating.plus(entries.get(entries.size() - 1).getTime(), CountMachine.micros(count)),
            1);
    if (CountMachine.atOnce(count)) {
      return gone;
    }
    for (DetectionEntry entry : entries) {
      if (!entry.getFired()) {
        return Saturating.plus(entry.getTime(), 1);
      }
    }
    return gone;
  }
}
