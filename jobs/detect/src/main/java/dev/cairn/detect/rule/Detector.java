package dev.cairn.detect.rule;

import dev.cairn.detect.calendar.Schedules;
import java.time.Duration;
import java.util.List;

/**
 * How a rule judges what it looks at: its kind, and the kind's settings. Values are checked by the
 * constructors, which throw {@link IllegalArgumentException} naming key, value and what is allowed.
 */
public sealed interface Detector {

  /** The kind's name, as rules write it. */
  String kind();

  /** Every signal for which the condition holds is worth a finding. */
  record Match() implements Detector {
    @Override
    public String kind() {
      return "match";
    }
  }

  /**
   * Sigma's event_count, value_count, value_sum, value_avg, value_median and value_percentile: what
   * came within one stretch of time is held against limits.
   *
   * @param measure what is gathered
   * @param percentile from 0 to 100; of MEDIAN 50; 0 for others
   * @param timespan the stretch, ending with each signal
   * @param limits all must hold; at least one
   * @param unit of the number: rows, bytes, events, …
   */
  record Count(
      Measure measure, double percentile, Duration timespan, List<Limit> limits, String unit)
      implements Detector {

    /** What is gathered. */
    public enum Measure {
      EVENTS,
      DISTINCT,
      SUM,
      AVERAGE,
      PERCENTILE
    }

    /** Copies the list. */
    public Count {
      limits = List.copyOf(limits);
    }

    @Override
    public String kind() {
      return "count";
    }
  }

  /**
   * Sigma's temporal and temporal_ordered: all steps within one stretch of time. A step is an
   * input, or a {@link Burst} of the hits of one or several.
   *
   * @param ordered whether in the order of the steps
   * @param timespan the stretch
   * @param least how many of each step there must be, in the order of the steps, each 1 or more;
   *     where ordered, that many of a step before the first that counts of the next; of a burst
   *     always 1. Empty: one of each
   * @param steps what the inputs are, in their order. Empty: each input is a step
   */
  record Temporal(boolean ordered, Duration timespan, List<Integer> least, List<Step> steps)
      implements Detector {

    /** Copies the lists. */
    public Temporal {
      least = List.copyOf(least);
      steps = List.copyOf(steps);
      for (int at = 0; at < Math.min(least.size(), steps.size()); at++) {
        if (least.get(at) != 1 && steps.get(at).burst() != null) {
          throw new IllegalArgumentException(
              "least: %d of a burst; allowed: 1".formatted(least.get(at)));
        }
      }
    }

    /** Whose inputs are the steps. */
    public Temporal(boolean ordered, Duration timespan, List<Integer> least) {
      this(ordered, timespan, least, List.of());
    }

    /** One of each input. */
    public Temporal(boolean ordered, Duration timespan) {
      this(ordered, timespan, List.of());
    }

    /** How many there must be of a step. */
    public int least(int step) {
      return least.isEmpty() ? 1 : least.get(step);
    }

    @Override
    public String kind() {
      return ordered ? "temporal_ordered" : "temporal";
    }
  }

  /**
   * Something that was never seen with this key before: the input's item.
   *
   * @param learn for how long after the first sign of a key all is only learned
   * @param forget after how long without it an item is new again
   * @param most items that are remembered of a key, at most; a key that has more is told apart no
   *     longer, and the finding says so
   */
  record Novelty(Duration learn, Duration forget, int most) implements Detector {
    @Override
    public String kind() {
      return "novelty";
    }
  }

  /**
   * A period's total that is far beyond what is usual for this key. Where the input has an item (the
   * user, with a key of the team), totals are of each item, and held against those of all: of peers.
   *
   * @param period such as a day, in UTC
   * @param quantile of the past periods' totals, in (0, 1]
   * @param factor how many times that is still usual, 1 or more
   * @param least totals up to this are never worth a finding
   * @param learn periods that must have been seen before it judges
   * @param unit of the number
   */
  record Baseline(
      Duration period, double quantile, double factor, double least, int learn, String unit)
      implements Detector {
    @Override
    public String kind() {
      return "baseline";
    }
  }

  /**
   * A key from which nothing has come for too long.
   *
   * @param limit how long nothing may come, by the time at which records enter Kafka
   */
  record Silence(Duration limit) implements Detector {
    @Override
    public String kind() {
      return "silence";
    }
  }

  /**
   * A number that jumps from one signal of a key to the next: of {@code delay_us} of a reporter, its
   * clock.
   *
   * @param limit by more than which
   * @param unit of the number
   */
  record Jump(double limit, String unit) implements Detector {
    @Override
    public String kind() {
      return "jump";
    }
  }

  /**
   * What happens outside the hours that are the user's.
   *
   * @param schedules whose hours are which
   * @param grace how far from the hours before and after it must be: overtime is no alarm
   */
  record OffHours(Schedules schedules, Duration grace) implements Detector {
    @Override
    public String kind() {
      return "off_hours";
    }
  }
}
