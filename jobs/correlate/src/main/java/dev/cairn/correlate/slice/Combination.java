package dev.cairn.correlate.slice;

import dev.cairn.schemas.SliceCandidate;
import dev.cairn.schemas.SliceOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several slices say of one statement, put together. The order in which they speak does not
 * matter.
 *
 * <p>Where two slices chose different records, one at least is wrong: as if they had spoken
 * independently, the better one keeps {@code a (1 - b) / (1 - a b)} of its confidence {@code a}
 * beside the other's {@code b}.
 */
public final class Combination {

  private static final Comparator<SliceCandidate> LIKELIEST =
      Comparator.comparingDouble(SliceCandidate::getConfidence)
          .reversed()
          .thenComparing(SliceCandidate::getEventId);

  private static final Comparator<SliceOutcome> SUREST =
      Comparator.comparing(SliceOutcome::getAbstained)
          .thenComparing(Comparator.comparingDouble(Combination::confidence).reversed())
          .thenComparing(outcome -> chosen(outcome).get(0).getEventId());

  private Combination() {}

  /**
   * Puts together what all slices of a statement said.
   *
   * @param said at least one
   * @param threshold confidence below which it is too doubtful to be called the answer
   * @return chosen candidates first, then the others, likeliest first
   */
  public static SliceOutcome of(List<SliceOutcome> said, double threshold) {
    if (said.size() == 1) {
      return said.get(0);
    }
    List<SliceOutcome> choices =
        said.stream().filter(outcome -> !chosen(outcome).isEmpty()).sorted(SUREST).toList();
    SliceOutcome any = said.get(0);
    List<SliceCandidate> candidates = new ArrayList<>();
    boolean abstained = true;
    if (!choices.isEmpty()) {
      double kept = 1;
      double sure = confidence(choices.get(0));
      for (SliceOutcome other : choices.subList(1, choices.size())) {
        double rival = Math.min(confidence(other), 1 - 1e-9);
        kept *= (1 - rival) / (1 - sure * rival);
      }
      for (SliceCandidate record : chosen(choices.get(0))) {
        candidates.add(with(record, record.getConfidence() * kept, true));
      }
      abstained = choices.get(0).getAbstained() || sure * kept < threshold;
    }
    candidates.addAll(others(said, candidates));
    return new SliceOutcome(
        any.getEventId(),
        any.getStart(),
        any.getSlices(),
        abstained,
        said.stream().anyMatch(SliceOutcome::getLate),
        said.stream().allMatch(SliceOutcome::getSilent),
        candidates);
  }

  private static List<SliceCandidate> others(
      List<SliceOutcome> said, List<SliceCandidate> chosen) {
    Set<String> known = new HashSet<>();
    chosen.forEach(record -> known.add(record.getEventId()));
    Map<String, SliceCandidate> best = new LinkedHashMap<>();
    said.stream()
        .flatMap(outcome -> outcome.getCandidates().stream())
        .filter(record -> !known.contains(record.getEventId()))
        .map(record -> with(record, record.getConfidence(), false))
        .sorted(LIKELIEST)
        .forEach(record -> best.putIfAbsent(record.getEventId(), record));
    return best.values().stream().limit(SliceMatching.MOST_OTHERS).toList();
  }

  private static List<SliceCandidate> chosen(SliceOutcome outcome) {
    return outcome.getCandidates().stream().filter(SliceCandidate::getChosen).toList();
  }

  private static double confidence(SliceOutcome outcome) {
    return chosen(outcome).stream().mapToDouble(SliceCandidate::getConfidence).min().orElse(0);
  }

  private static SliceCandidate with(
      SliceCandidate record, double confidence, boolean chosen) {
    return new SliceCandidate(
        record.getEventId(),
        record.getConnection(),
        chosen,
        confidence,
        record.getEvidence());
  }
}
