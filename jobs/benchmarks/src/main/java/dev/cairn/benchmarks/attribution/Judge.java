package dev.cairn.benchmarks.attribution;

import dev.cairn.benchmarks.attribution.Evaluation.Fate;
import dev.cairn.benchmarks.attribution.Evaluation.Threshold;
import dev.cairn.correlate.match.Candidate;
import dev.cairn.correlate.match.Match;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the matches of one case. */
final class Judge {

  private static final double[] THRESHOLDS = {0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999};

  private final Case judged;
  private final Map<Trait, Fate> fates = new EnumMap<>(Trait.class);
  private final Calibration.Builder calibration = new Calibration.Builder();
  private final Calibration.Builder candidates = new Calibration.Builder();
  private final int[] taken = new int[THRESHOLDS.length];
  private final int[] takenAnswerable = new int[THRESHOLDS.length];
  private final int[] takenRight = new int[THRESHOLDS.length];
  private int statements;
  private int answerable;
  private int answered;
  private int answeredAnswerable;
  private int right;
  private int partial;
  private int abstained;

  Judge(Case judged) {
    this.judged = judged;
  }

  Evaluation judge(List<Match> matches, double cpuMillis) {
    checkContract(matches);
    Map<String, Trait> traits = Traits.of(judged);
    for (Match match : matches) {
      Set<String> truth = judged.truth().get(match.proxy().eventId());
      if (truth != null) {
        judge(match, truth, traits.get(match.proxy().eventId()));
      }
    }
    List<Threshold> thresholds = new ArrayList<>();
    for (int i = 0; i < THRESHOLDS.length; i++) {
      thresholds.add(
          new Threshold(
              THRESHOLDS[i],
              taken[i] == 0 ? 1 : takenRight[i] / (double) taken[i],
              answerable == 0 ? 1 : takenAnswerable[i] / (double) answerable));
    }
    return new Evaluation(
        statements,
        answerable,
        answered,
        answeredAnswerable,
        right,
        partial,
        abstained,
        List.copyOf(thresholds),
        calibration.build(),
        candidates.build(),
        Map.copyOf(fates),
        judged.input().proxy().size() + judged.input().database().size(),
        cpuMillis);
  }

  private void judge(Match match, Set<String> truth, Trait trait) {
    Set<String> chosen = ids(match.chosen());
    boolean isAnswer = !chosen.isEmpty() && !match.abstained();
    boolean isRight = !truth.isEmpty() && chosen.equals(truth);
    statements++;
    answerable += truth.isEmpty() ? 0 : 1;
    abstained += !chosen.isEmpty() && match.abstained() ? 1 : 0;
    if (isAnswer) {
      answered++;
      answeredAnswerable += truth.isEmpty() ? 0 : 1;
      right += isRight ? 1 : 0;
      partial += !isRight && truth.containsAll(chosen) ? 1 : 0;
    }
    fates.put(
        trait, fates.getOrDefault(trait, new Fate(0, 0, 0, 0)).plus(isAnswer, isRight));
    if (!chosen.isEmpty()) {
      // an answer of several records is as sure as its least sure one
      double confidence =
          match.chosen().stream().mapToDouble(Candidate::confidence).min().orElse(0);
      calibration.add(confidence, isRight);
      for (int i = 0; i < THRESHOLDS.length; i++) {
        if (confidence >= THRESHOLDS[i]) {
          taken[i]++;
          takenAnswerable[i] += truth.isEmpty() ? 0 : 1;
          takenRight[i] += isRight ? 1 : 0;
        }
      }
    }
    for (List<Candidate> some : List.of(match.chosen(), match.others())) {
      for (Candidate one : some) {
        candidates.add(one.confidence(), truth.contains(one.database().eventId()));
      }
    }
  }

  private void checkContract(List<Match> matches) {
    if (matches.size() != judged.input().proxy().size()) {
      throw new IllegalStateException(
          "%,d matches for %,d statements"
              .formatted(matches.size(), judged.input().proxy().size()));
    }
    Set<String> chosen = new HashSet<>();
    for (int i = 0; i < matches.size(); i++) {
      Match match = matches.get(i);
      if (!match.proxy().equals(judged.input().proxy().get(i))) {
        throw new IllegalStateException("Match " + i + " is of another statement than the input's");
      }
      for (Candidate candidate : match.chosen()) {
        if (!chosen.add(candidate.database().eventId())) {
          throw new IllegalStateException(
              "Record " + candidate.database().eventId() + " is chosen twice");
        }
      }
    }
  }

  private static Set<String> ids(List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> candidate.database().eventId())
        .collect(Collectors.toSet());
  }
}
