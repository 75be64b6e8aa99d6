package dev.cairn.detect.engine;

import dev.cairn.detect.machine.Machine;
import dev.cairn.detect.machine.Machines;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import dev.cairn.schemas.Finding;
import java.util.ArrayList;
import java.util.function.Consumer;

/**
 * Makes findings of the hits of one rule and key. Has no state of its own and knows no clock: all is
 * in the state that it is given, which is bounded.
 *
 * <p>A finding is told when the rule first fires in a period, then whenever its count or its number
 * has doubled, or it was not told for a quarter of an hour and there is more to say; and once more,
 * as final, when its period is over. The final version depends on the hits alone and not on the order
 * in which they came, as far as the detector keeps that (see {@link Machine}), and unless a hit was
 * later than what {@link #passed} was told. Such a hit opens the finding anew: same id, but the
 * version may be lower than the one before. What does depend on the order: the version's number, and
 * which tables, client and so on are named, which are those of the hits at which it showed; and of a
 * sum or a temporal correlation, which events stand for all.
 */
public final class Judging {

  private Judging() {}

  /** What is known of a rule and key of which nothing is known. */
  public static DetectionState fresh(Rule rule) {
    DetectionState state = new DetectionState();
    state.setDetector(rule.detector().kind());
    state.setEntries(new ArrayList<>());
    state.setBuckets(new ArrayList<>());
    state.setSeen(new ArrayList<>());
    state.setSince(Long.MAX_VALUE);
    state.setLast(Long.MIN_VALUE);
    state.setHistoryPeriods(0);
    state.setFindings(new ArrayList<>());
    return state;
  }

  /**
   * Takes a hit.
   *
   * @param rule the version in force; state that another version gathered goes on, unless its
   *     detector was of another kind
   */
  public static void take(
      Rule rule, DetectionState state, DetectionHit hit, Consumer<Finding> findings) {
    if (!state.getDetector().equals(rule.detector().kind())) {
      state.setEntries(new ArrayList<>());
      state.setBuckets(new ArrayList<>());
      state.setSeen(new ArrayList<>());
      state.setSince(Long.MAX_VALUE);
      state.setLast(Long.MIN_VALUE);
      state.setHistory(null);
      state.setHistoryPeriods(0);
      state.setLastHit(null);
      state.setDetector(rule.detector().kind());
    }
    own(state);
    OpenFindings open = new OpenFindings(rule, state, findings);
    machine(rule).take(rule, state, hit, open::add);
  }

  /**
   * Event time has come to {@code now} (epoch microseconds): nothing earlier is expected.
   *
   * @return whether the state holds anything still: if not it may be dropped
   */
  public static boolean passed(
      Rule rule, DetectionState state, long now, Consumer<Finding> findings) {
    own(state);
    OpenFindings open = new OpenFindings(rule, state, findings);
    boolean holds = machine(rule).forget(rule, state, now, open::add);
    open.close(now);
    return holds || !state.getFindings().isEmpty();
  }

  /** When to call {@link #passed} next, epoch microseconds; the largest value for never. */
  public static long next(Rule rule, DetectionState state) {
    return Math.min(machine(rule).next(rule, state), OpenFindings.next(state));
  }

  /** Arrival time has come to {@code now}, epoch microseconds. */
  public static void arrived(
      Rule rule, DetectionState state, long now, Consumer<Finding> findings) {
    own(state);
    machine(rule).arrived(rule, state, now, new OpenFindings(rule, state, findings)::add);
  }

  /** When to call {@link #arrived} next, epoch microseconds; the largest value for never. */
  public static long nextArrival(Rule rule, DetectionState state) {
    return machine(rule).nextArrival(rule, state);
  }

  // Avro's lists, which a state that was stored has, can't drop elements as they are walked over
  private static void own(DetectionState state) {
    if (!(state.getFindings() instanceof ArrayList)) {
      state.setEntries(new ArrayList<>(state.getEntries()));
      state.setBuckets(new ArrayList<>(state.getBuckets()));
      state.setSeen(new ArrayList<>(state.getSeen()));
      state.setFindings(new ArrayList<>(state.getFindings()));
    }
  }

  private static Machine machine(Rule rule) {
    return Machines.of(rule.detector());
  }
}
