package dev.cairn.benchmarks.detection;

import dev.cairn.detect.engine.Trial;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Signal;
import dev.cairn.schemas.Finding;
import java.time.Duration;
import java.util.function.Consumer;

/** Cairn's own detection, with all its state in memory, on one thread and in virtual time. */
final class EngineSubject implements Subject {

  /** Nothing is later than that: clocks that are wrong, and the slowest log. */
  private static final Duration LATENESS = Duration.ofMinutes(30);

  private final Trial trial;

  EngineSubject(RuleSet rules, Consumer<Finding> findings) {
    this.trial = new Trial(rules, LATENESS, findings);
  }

  @Override
  public void signal(Signal signal) {
    trial.signal(signal);
  }

  @Override
  public void time(long micros) {
    trial.time(micros);
  }

  @Override
  public void end() {
    trial.end();
  }

  /** How many hits there were so far. */
  long hits() {
    return trial.hits();
  }

  /** How many rules' keys were known at most. */
  int most() {
    return trial.most();
  }
}
