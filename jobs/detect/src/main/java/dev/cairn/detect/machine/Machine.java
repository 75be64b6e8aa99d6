package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.util.function.Consumer;

/**
 * What makes firings of one rule's hits for one key: the core of a kind of detector. Has no state of
 * its own: all is in what it is given, and bounded. Deterministic; knows no clock but what it is
 * told.
 *
 * <p>Hits come in any order, and may come again. In which order they come changes when a firing is
 * told, and which of several is told first, but not for which hits there is one in the end; as long
 * as none is later than the time that {@link #forget} was told. Where a kind cannot keep that, it
 * says so.
 *
 * <p>The state's findings are not its business.
 */
public interface Machine {

  /** Takes a hit. */
  void take(Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings);

  /**
   * Event time has come to {@code now} (epoch microseconds), and nothing earlier is expected any
   * more: forgets what no later hit needs, tells what only shows when nothing more comes.
   *
   * @return whether the state holds anything still: if not it may be dropped
   */
  boolean forget(Rule rule, DetectionState state, long now, Consumer<Firing> firings);

  /**
   * When to call {@link #forget} next, epoch microseconds of event time; the largest value for
   * never.
   */
  long next(Rule rule, DetectionState state);

  /**
   * Arrival time (the time at which records enter Kafka, or the clock) has come to {@code now}. Only
   * detectors of silence care.
   */
  default void arrived(Rule rule, DetectionState state, long now, Consumer<Firing> firings) {}

  /** When to call {@link #arrived} next, epoch microseconds; the largest value for never. */
  default long nextArrival(Rule rule, DetectionState state) {
    return Long.MAX_VALUE;
  }
}
