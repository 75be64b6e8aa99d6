package dev.cairn.detect.engine;

import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Signal;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import dev.cairn.schemas.Finding;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Rules put to work on what has been: {@link Screening} and {@link Judging} with all state in memory,
 * in the time that its caller tells. For back-tests and measurements.
 *
 * <p>Deterministic: the same signals and times in the same order give the same findings in the same
 * order, versions and all. Signals may come in any order; what {@link Judging} says of order holds,
 * with {@link #time} less the lateness in the place of event time. Memory grows with the number of
 * keys that a rule still has something to say of, each of them bounded. For one thread.
 */
public final class Trial {

  private static final long NEVER = Long.MAX_VALUE;

  private final RuleSet rules;
  private final Screening screening;
  private final long lateness;
  private final Consumer<Finding> findings;
  private final Map<String, Keyed> states = new HashMap<>();
  private final PriorityQueue<Due> dues = new PriorityQueue<>();
  private final PriorityQueue<Due> arrivals = new PriorityQueue<>();
  private long now = Long.MIN_VALUE;
  private long hits;
  private int most;

  /**
   * A trial that has seen nothing yet.
   *
   * @param lateness how much earlier than {@link #time} a signal may be and still find its rule's
   *     state as it was
   * @param findings told each version of each finding
   */
  public Trial(RuleSet rules, Duration lateness, Consumer<Finding> findings) {
    this.rules = rules;
    this.screening = new Screening(rules);
    this.lateness = lateness.toMillis() * 1_000;
    this.findings = findings;
  }

  /** Whether any rule looks at a source. */
  public boolean watches(String source) {
    return screening.watches(source);
  }

  /** Takes an event or a session's version. */
  public void signal(Signal signal) {
    screening.screen(signal, this::take);
  }

  private void take(DetectionHit hit) {
    hits++;
    String name = hit.getRuleId() + '\n' + hit.getKey();
    Keyed keyed =
        states.computeIfAbsent(name, any -> new Keyed(rules.rule(hit.getRuleId())));
    most = Math.max(most, states.size());
    Judging.take(keyed.rule, keyed.state, hit, findings);
    plan(name, keyed, Long.MIN_VALUE, Long.MIN_VALUE);
  }

  /** Notes when to look at it next: later than what it was told, whatever it asks for. */
  private void plan(String name, Keyed keyed, long passed, long arrived) {
    long due = Judging.next(keyed.rule, keyed.state);
    if (due != NEVER && due < keyed.due) {
      keyed.due = Math.max(due, passed + 1);
      dues.add(new Due(keyed.due, name));
    }
    long arrival = Judging.nextArrival(keyed.rule, keyed.state);
    if (arrival == NEVER) {
      keyed.arrival = NEVER;
    } else if (arrival != keyed.arrival) {
      keyed.arrival = Math.max(arrival, arrived + 1);
      arrivals.add(new Due(keyed.arrival, name));
    }
  }

  /**
   * Time has come to {@code micros} (epoch microseconds): all that arrived before was taken, and
   * nothing is expected that is earlier by more than the lateness. Time that goes back is passed
   * over.
   */
  public void time(long micros) {
    if (micros <= now) {
      return;
    }
    now = micros;
    while (!arrivals.isEmpty() && arrivals.peek().micros <= micros) {
      Due due = arrivals.poll();
      Keyed keyed = states.get(due.name);
      // only the last that was asked for counts
      if (keyed != null && keyed.arrival == due.micros) {
        keyed.arrival = NEVER;
        Judging.arrived(keyed.rule, keyed.state, due.micros, findings);
        plan(due.name, keyed, Long.MIN_VALUE, due.micros);
      }
    }
    // not below the smallest time: a clock may say anything
    passed(micros < Long.MIN_VALUE + lateness ? Long.MIN_VALUE : micros - lateness);
  }

  /**
   * Nothing more comes: all periods are over, and what they hold is told as final. Nobody fell silent
   * for that.
   */
  public void end() {
    passed(NEVER - 1);
  }

  private void passed(long passed) {
    while (!dues.isEmpty() && dues.peek().micros <= passed) {
      Due due = dues.poll();
      Keyed keyed = states.get(due.name);
      if (keyed == null || keyed.due != due.micros) {
        continue;
      }
      keyed.due = NEVER;
      if (Judging.passed(keyed.rule, keyed.state, passed, findings)) {
        plan(due.name, keyed, passed, Long.MIN_VALUE);
      } else {
        states.remove(due.name);
      }
    }
  }

  /** How many hits there were so far. */
  public long hits() {
    return hits;
  }

  /** How many rules' keys were known at a time, at most. */
  public int most() {
    return most;
  }

  private record Due(long micros, String name) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(micros, other.micros);
      return byTime != 0 ? byTime : name.compareTo(other.name);
    }
  }

  private static final class Keyed {
    private final Rule rule;
    private final DetectionState state;
    private long due = NEVER;
    private long arrival = NEVER;

    private Keyed(Rule rule) {
      this.rule = rule;
      this.state = Judging.fresh(rule);
    }
  }
}
