package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.util.function.Consumer;

/** Fires at every hit. Remembers nothing. */
final class MatchMachine implements Machine {

  @Override
  public void take(
      Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    double value = hit.getValue() == null ? Double.NaN : hit.getValue();
    Firing plain = Firing.at(hit);
    firings.accept(
        new Firing(
            hit, plain.at(), plain.from(), plain.to(), value, Double.NaN, 0, plain.evidence(),
            hit.getFacts(), false));
  }

  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    return false;
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    return Long.MAX_VALUE;
  }
}
