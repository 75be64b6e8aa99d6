package dev.cairn.detect.rule;

import dev.cairn.detect.rule.Detector.Count.Measure;
import java.time.Duration;
import java.util.List;

/**
 * Many within a stretch of time: it occurs at each hit with which as many as the limits ask for
 * came within the timespan up to it.
 *
 * @param measure EVENTS, or DISTINCT: of the inputs' items
 * @param limits all must hold; at least one, each GT or GTE and of at most {@link #MOST}
 * @param timespan the stretch, ending with each hit
 */
public record Burst(Measure measure, List<Limit> limits, Duration timespan) {

  /** The highest number of a limit: hits are kept one by one. */
  public static final int MOST = 200;

  /** Copies the list, and checks. */
  public Burst {
    limits = List.copyOf(limits);
    if (measure != Measure.EVENTS && measure != Measure.DISTINCT) {
      throw new IllegalArgumentException(
          "measure: %s; allowed: EVENTS, DISTINCT".formatted(measure));
    }
    if (limits.isEmpty() || !limits.stream().allMatch(Burst::isAllowed)) {
      throw new IllegalArgumentException(
          "limits: %s; allowed: gt and gte, of at most %d".formatted(limits, MOST));
    }
  }

  /** Whether a burst may have such a limit: one that more hits can only bring nearer. */
  public static boolean isAllowed(Limit limit) {
    return limit.number() <= MOST
        && (limit.comparison() == Limit.Comparison.GT
            || limit.comparison() == Limit.Comparison.GTE);
  }

  /** Whether so many are a burst. */
  public boolean holds(int number) {
    return limits.stream().allMatch(limit -> limit.holds(number));
  }
}
