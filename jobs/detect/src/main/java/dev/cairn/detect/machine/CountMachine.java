package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.util.function.Consumer;

/**
 * Sigma's counting correlations. A window ends with each hit, and holds what came less than the
 * timespan before it, and the hit.
 *
 * <p>Few hits are kept one by one, and windows are exact. Where a limit needs more than {@value
 * WindowCount#MOST} of them, and for sums, hits are added up in sixtieths of the timespan: a window
 * may then hold up to one sixtieth too much.
 *
 * <p>A limit that more hits can only bring nearer (at least, more than) is judged at once. Any
 * other, and averages and percentiles, when nothing earlier is expected any more: before, nobody can
 * tell.
 */
final class CountMachine implements Machine {

  private final WindowCount exact = new WindowCount();
  private final BucketCount summed = new BucketCount();

  private Machine machine(Rule rule) {
    return inBuckets((Detector.Count) rule.detector()) ? summed : exact;
  }

  private static boolean inBuckets(Detector.Count count) {
    return count.measure() == Measure.SUM
        || count.measure() == Measure.EVENTS && WindowCount.needed(count) > WindowCount.MOST;
  }

  /** Whether more hits can only bring the limits nearer. */
  static boolean atOnce(Detector.Count count) {
    boolean rising = count.measure() != Measure.AVERAGE && count.measure() != Measure.PERCENTILE;
    return rising
        && count.limits().stream()
            .map(Limit::comparison)
            .allMatch(one -> one == Limit.Comparison.GT || one == Limit.Comparison.GTE);
  }

  /** Whether a number is what the rule looks for. */
  static boolean holds(Detector.Count count, double value) {
    for (Limit limit : count.limits()) {
      if (!limit.holds(value)) {
        return false;
      }
    }
    return true;
  }

  /** The timespan, microseconds; at least one. */
  static long micros(Detector.Count count) {
    return Math.max(1, Saturating.micros(count.timespan()));
  }

  @Override
  public void take(
      Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    machine(rule).take(rule, state, hit, firings);
  }

  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    return machine(rule).forget(rule, state, now, firings);
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    return machine(rule).next(rule, state);
  }
}
