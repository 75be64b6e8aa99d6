package dev.cairn.testkit.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Faults by their probabilities, drawn anew for each request's number. */
final class RandomPlan implements FaultPlan {

  private final long seed;
  private final List<Map.Entry<Fault, Double>> faults;

  RandomPlan(long seed, Map<Fault, Double> probabilities) {
    this.seed = seed;
    List<Map.Entry<Fault, Double>> sorted = new ArrayList<>();
    probabilities.forEach((fault, chance) -> sorted.add(Map.entry(fault, chance)));
    // a map's own order may differ from run to run
    sorted.sort(Comparator.comparing(entry -> entry.getKey().toString()));
    this.faults = List.copyOf(sorted);
    double all = faults.stream().mapToDouble(Map.Entry::getValue).sum();
    if (faults.stream().anyMatch(entry -> !(entry.getValue() >= 0)) || all > 1) {
      throw new IllegalArgumentException("Probabilities are 0 to 1, and at most 1 in all.");
    }
  }

  @Override
  public Optional<Fault> faultOf(WatchedRequest request) {
    var random = new SplittableRandom(new SplittableRandom(seed).nextLong() ^ request.number());
    double draw = random.nextDouble();
    for (Map.Entry<Fault, Double> entry : faults) {
      draw -= entry.getValue();
      if (draw < 0) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }
}
