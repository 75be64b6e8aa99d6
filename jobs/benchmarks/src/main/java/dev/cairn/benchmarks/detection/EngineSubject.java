package dev.cairn.benchmarks.detection;

import dev.cairn.detect.engine.Judging;
import dev.cairn.detect.engine.Screening;
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

/** Cairn's own detection, with all its state in memory, on one thread and in virtual time. */
final class EngineSubject implements Subject {

  /** Nothing is later than that: clocks that are wrong, and the slowest log. */
  private static final long LATENESS = Duration.ofMinutes(30).toMillis() * 1_000;

  private record Due(long micros, String key) {}

  private static final class Keyed {
    private final Rule rule;
    private final DetectionState state;
    private long due = Long.MAX_VALUE;
    private long arrival = Long.MAX_VALUE;

    Keyed(Rule rule) {
      this.rule = rule;
      this.state = Judging.fresh(rule);
    }
  }

  private final RuleSet rules;
  private final Screening screening;
  private final Consumer<Finding> findings;
  private final Map<String, Keyed> states = new HashMap<>();
  private final PriorityQueue<Due> dues = queue();
  private final PriorityQueue<Due> arrivals = queue();
  private long hits;
  private int most;

  EngineSubject(RuleSet rules, Consumer<Finding> findings) {
    this.rules = rules;
    this.screening = new Screening(rules);
    this.findings = findings;
  }

  private static PriorityQueue<Due> queue() {
    return new PriorityQueue<>(
        (one, other) ->
            one.micros != other.micros
                ? Long.compare(one.micros, other.micros)
                : one.key.compareTo(other.key));
  }

  @Override
  public void signal(Signal signal) {
    screening.screen(signal, this::take);
  }

  private void take(DetectionHit hit) {
    hits++;
    String key = hit.getRuleId() + '\n' + hit.getKey();
    Keyed keyed =
        states.computeIfAbsent(key, any -> new Keyed(rules.rule(hit.getRuleId())));
    most = Math.max(most, states.size());
    Judging.take(keyed.rule, keyed.state, hit, findings);
    plan(key, keyed);
  }

  private void plan(String key, Keyed keyed) {
    long due = Judging.next(keyed.rule, keyed.state);
    if (due < keyed.due) {
      dues.add(new Due(due, key));
      keyed.due = due;
    }
    long arrival = Judging.nextArrival(keyed.rule, keyed.state);
    if (arrival != keyed.arrival && arrival != Long.MAX_VALUE) {
      arrivals.add(new Due(arrival, key));
    }
    keyed.arrival = arrival;
  }

  @Override
  public void time(long micros) {
    while (!arrivals.isEmpty() && arrivals.peek().micros <= micros) {
      Due due = arrivals.poll();
      Keyed keyed = states.get(due.key);
      // only the last that was asked for counts
      if (keyed != null && keyed.arrival == due.micros) {
        keyed.arrival = Long.MAX_VALUE;
        Judging.arrived(keyed.rule, keyed.state, due.micros, findings);
        plan(due.key, keyed);
      }
    }
    passed(micros - LATENESS);
  }

  @Override
  public void end() {
    passed(Long.MAX_VALUE - 1);
  }

  private void passed(long passed) {
    while (!dues.isEmpty() && dues.peek().micros <= passed) {
      Due due = dues.poll();
      Keyed keyed = states.get(due.key);
      if (keyed == null || keyed.due != due.micros) {
        continue;
      }
      keyed.due = Long.MAX_VALUE;
      if (Judging.passed(keyed.rule, keyed.state, passed, findings)) {
        plan(due.key, keyed);
      } else {
        states.remove(due.key);
      }
    }
  }

  /** How many hits there were so far. */
  long hits() {
    return hits;
  }

  /** How many rules' keys were known at most. */
  int most() {
    return most;
  }
}
