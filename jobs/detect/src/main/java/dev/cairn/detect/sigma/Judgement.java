package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.signal.Field;
import java.util.List;
import java.util.Set;

/**
 * How a rule judges, and what it takes from each signal for that.
 *
 * @param value the number; null for none
 * @param item what is told apart; empty for nothing
 */
record Judgement(Detector detector, Field value, List<Field> item) {

  static final Judgement MATCH = new Judgement(new Detector.Match(), null, List.of());

  /** What the reason of such a rule may speak of besides what each may. */
  static Set<String> facts(Detector detector) {
    return switch (detector.kind()) {
      case "novelty" -> Set.of("known", "limits");
      case "silence" -> Set.of("back");
      case "jump" -> Set.of("before", "after");
      case "baseline" -> Set.of("usual", "periods");
      case "off_hours" -> Set.of("hours", "local_time", "why");
      default -> Set.of();
    };
  }
}
