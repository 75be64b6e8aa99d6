package dev.cairn.benchmarks;

import dev.cairn.benchmarks.rounds.Contender;
import dev.cairn.benchmarks.rounds.RoundResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The measured rounds of each contender. */
final class Tally {

  private final Map<Contender, List<RoundResult>> rounds = new EnumMap<>(Contender.class);

  void add(Contender contender, RoundResult result) {
    rounds.computeIfAbsent(contender, c -> new ArrayList<>()).add(result);
  }

  Map<Contender, List<RoundResult>> rounds() {
    return rounds;
  }

  boolean has(Contender contender) {
    return rounds.containsKey(contender);
  }

  double median(Contender contender, ToDoubleFunction<RoundResult> value) {
    return median(rounds.get(contender).stream().mapToDouble(value).toArray());
  }

  double eventsPerCpuSecond(Contender contender) {
    return median(contender, RoundResult::eventsPerCpuSecond);
  }

  /** Median of the ratios within each round: what slows a whole round down falls out. */
  double ratio(Contender of, Contender to) {
    List<RoundResult> over = rounds.get(of);
    List<RoundResult> under = rounds.get(to);
    double[] ratios = new double[Math.min(over.size(), under.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = over.get(i).eventsPerCpuSecond() / under.get(i).eventsPerCpuSecond();
    }
    return median(ratios);
  }

  /** The middle value, or the mean of the two in the middle. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
