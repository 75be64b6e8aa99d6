package dev.cairn.detect.machine;

import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Message;
import dev.cairn.detect.rule.Place;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.Severity;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One machine with one rule and one key, and what it fired. */
final class Rig {

  static final long SECOND = 1_000_000;
  static final long HOUR = 3_600 * SECOND;
  static final long DAY = 24 * HOUR;

  final Machine machine;
  final Rule rule;
  final DetectionState state = state();
  final List<Firing> fired = new ArrayList<>();
  boolean holds = true;

  Rig(Machine machine, Detector detector, Duration suppress) {
    this(machine, detector, suppress, 1);
  }

  Rig(Machine machine, Detector detector, Duration suppress, int inputs) {
    this.machine = machine;
    this.rule = rule(detector, suppress, inputs);
  }

  Rig(Machine machine, Detector detector) {
    this(machine, detector, Duration.ofDays(1));
  }

  Rig take(DetectionHit hit) {
    machine.take(rule, state, hit, fired::add);
    return this;
  }

  Rig takeAll(List<DetectionHit> hits) {
    hits.forEach(this::take);
    return this;
  }

  Rig forget(long now) {
    holds = machine.forget(rule, state, now, fired::add);
    return this;
  }

  Rig arrived(long now) {
    machine.arrived(rule, state, now, fired::add);
    return this;
  }

  long next() {
    return machine.next(rule, state);
  }

  long nextArrival() {
    return machine.nextArrival(rule, state);
  }

  /** Names of the events that firings came with. */
  List<String> events() {
    return fired.stream().map(firing -> firing.hit().getEventId()).toList();
  }

  static DetectionHit hit(String event, long time, String item, Double value) {
    DetectionHit hit = new DetectionHit();
    hit.setRuleId("rule");
    hit.setRuleVersion("1");
    hit.setRuleSetVersion("1");
    hit.setKey("user_name=anna");
    hit.setTime(time);
    hit.setIngest(time);
    hit.setInput(0);
    hit.setItem(item);
    hit.setValue(value);
    hit.setFacts(Map.of());
    hit.setSource("mysql.audit");
    hit.setEventId(event);
    hit.setTables(List.of());
    return hit;
  }

  static DetectionState state() {
    DetectionState state = new DetectionState();
    state.setDetector("");
    state.setEntries(new ArrayList<>());
    state.setBuckets(new ArrayList<>());
    state.setSeen(new ArrayList<>());
    state.setSince(Long.MAX_VALUE);
    state.setLast(Long.MIN_VALUE);
    state.setHistoryPeriods(0);
    state.setFindings(new ArrayList<>());
    return state;
  }

  private static Rule rule(Detector detector, Duration suppress, int inputs) {
    Input input =
        new Input("it", Set.of("mysql.audit"), Condition.ALWAYS, List.of(), null, List.of());
    return new Rule(
        "rule", "1", "A rule", "", Severity.LOW, 0.5, List.of(), List.of(), List.of(), "",
        List.of(), Collections.nCopies(inputs, input), List.of("user_name"), detector, suppress,
        Message.of("{item}"), new Place("rules/it.yml", 1));
  }
}
