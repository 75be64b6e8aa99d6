package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Burst;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Step;
import dev.cairn.schemas.DetectionEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which hits count in a temporal correlation: of a step that is a burst only those at which there
 * is one. Of hits of one time and step all do, or none.
 */
final class Bursts {

  private final Detector.Temporal temporal;
  private final List<DetectionEntry> entries;
  /** The step of each input. */
  private final int[] steps;
  private final int count;
  /** By entry; null if all count. */
  private final boolean[] counts;

  /** Of these entries, as long as they stay what they are. */
  Bursts(Detector.Temporal temporal, int inputs, List<DetectionEntry> entries) {
    this.temporal = temporal;
    this.entries = entries;
    this.steps = steps(temporal, inputs);
    this.count = temporal.steps().isEmpty() ? inputs : temporal.steps().size();
    this.counts = longest(temporal) == 0 ? null : new boolean[entries.size()];
    for (int step = 0; counts != null && step < count; step++) {
      mark(step, burst(step));
    }
  }

  /** The longest timespan of its bursts, microseconds; 0 if it has none. */
  static long longest(Detector.Temporal temporal) {
    long longest = 0;
    for (Step step : temporal.steps()) {
      longest = Math.max(longest, step.burst() == null ? 0 : micros(step.burst()));
    }
    return longest;
  }

  private static long micros(Burst burst) {
    return Math.max(1, Saturating.micros(burst.timespan()));
  }

  private static int[] steps(Detector.Temporal temporal, int inputs) {
    int[] steps = new int[inputs];
    int input = 0;
    if (temporal.steps().isEmpty()) {
      for (; input < inputs; input++) {
        steps[input] = input;
      }
    }
    for (int step = 0; step < temporal.steps().size(); step++) {
      for (int i = 0; i < temporal.steps().get(step).inputs(); i++) {
        steps[input++] = step;
      }
    }
    return steps;
  }

  private void mark(int step, Burst burst) {
    Window window = new Window();
    int from = 0;
    int to = 0;
    for (int at = 0; at < entries.size(); at++) {
      if (step(at) != step) {
        continue;
      }
      if (burst == null) {
        counts[at] = true;
        continue;
      }
      long time = entries.get(at).getTime();
      for (; to < entries.size() && entries.get(to).getTime() <= time; to++) {
        window.add(entries.get(to), step(to) == step ? 1 : 0);
      }
      for (; entries.get(from).getTime() <= begin(burst, time); from++) {
        window.add(entries.get(from), step(from) == step ? -1 : 0);
      }
      counts[at] = burst.holds(window.number(burst.measure()));
    }
  }

  private static long begin(Burst burst, long time) {
    return Saturating.minus(time, micros(burst));
  }

  private Burst burst(int step) {
    return temporal.steps().isEmpty() ? null : temporal.steps().get(step).burst();
  }

  /** How many steps there are. */
  int steps() {
    return count;
  }

  /** The step of an entry; -1 if it is of an input that the rule has no longer. */
  int step(int entry) {
    int input = entries.get(entry).getInput();
    return input < steps.length ? steps[input] : -1;
  }

  /** Whether an entry counts. */
  boolean counts(int entry) {
    return counts == null ? step(entry) >= 0 : counts[entry];
  }

  /** Adds what an entry that counts rests on: itself, or all of its burst. */
  void addEvidence(DetectionEntry entry, List<Evidence> evidence) {
    int step = steps[entry.getInput()];
    Burst burst = burst(step);
    if (burst == null) {
      evidence.add(new Evidence(entry.getTime(), entry.getEvidence()));
      return;
    }
    int to = Entries.after(entries, entry.getTime());
    for (int at = Entries.after(entries, begin(burst, entry.getTime())); at < to; at++) {
      if (step(at) == step) {
        evidence.add(new Evidence(entries.get(at).getTime(), entries.get(at).getEvidence()));
      }
    }
  }

  /** What lies in a stretch that moves on. */
  private static final class Window {
    private final Map<Long, Integer> items = new HashMap<>();
    private int events;

    void add(DetectionEntry entry, int more) {
      if (more != 0) {
        events += more;
        items.merge(entry.getItem(), more, (a, b) -> a + b == 0 ? null : (Integer) (a + b));
      }
    }

    int number(Measure measure) {
      return measure == Measure.EVENTS ? events : items.size();
    }
  }
}
