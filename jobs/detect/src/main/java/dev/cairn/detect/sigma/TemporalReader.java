package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what is particular to {@code temporal} and {@code temporal_ordered}. */
final class TemporalReader {

  private final Faults faults;

  TemporalReader(Faults faults) {
    this.faults = faults;
  }

  /** The detector; null, with faults added, if it can't be said. */
  Detector read(
      Yaml block, String type, Duration timespan, List<Part> parts, CairnBlock cairn) {
    int before = faults.count();
    Yaml condition = block.get("condition");
    List<Integer> least = least(cairn, parts);
    if (parts.size() < 2 && least.isEmpty()) {
      faults.add(block, type + " needs two rules or more");
    }
    if (condition != null) {
      check(condition, parts);
    }
    return faults.count() == before
        ? new Detector.Temporal(type.equals("temporal_ordered"), timespan, least, steps(parts))
        : null;
  }

  /** None where each rule is one that looks at single signals. */
  private static List<Step> steps(List<Part> parts) {
    return parts.stream().allMatch(BaseRule.class::isInstance)
        ? List.of()
        : parts.stream()
            .map(part -> part instanceof CountingPart counting ? counting.step() : Step.HIT)
            .toList();
  }

  private List<Integer> least(CairnBlock cairn, List<Part> parts) {
    Yaml block = cairn.get("at_least");
    if (block == null) {
      return List.of();
    }
    List<String> names = parts.stream().map(Part::name).toList();
    block.entries().forEach(
        (name, number) -> {
          if (!names.contains(name)) {
            faults.add(
                number,
                "'%s' is none of this correlation's rules: %s"
                    .formatted(name, String.join(", ", names)));
          } else if (parts.get(names.indexOf(name)) instanceof CountingPart) {
            faults.add(
                number,
                "'%s' is a correlation: its own condition says how many; allowed: other rules"
                    .formatted(name));
          }
        });
    return names.stream()
        .map(name -> block.get(name) == null ? 1 : Integer.valueOf(block.get(name).text()))
        .toList();
  }

  /** Sigma lets a condition say how many, or which, of the rules; here it is always all. */
  private void check(Yaml condition, List<Part> parts) {
    if (condition.isMap()) {
      ConditionMap map = ConditionMap.read(condition, Set.of(), faults);
      List<Limit> limits = map.limits(false, faults);
      boolean all =
          limits.stream().allMatch(limit -> limit.holds(parts.size()))
              && limits.stream().anyMatch(limit -> !limit.holds(parts.size() - 1.0));
      if (!limits.isEmpty() && !all) {
        faults.add(
            condition,
            "some of the rules can't be asked for; allowed: {gte: %d}, all of them"
                .formatted(parts.size()));
      }
      return;
    }
    Set<String> names = parts.stream().map(Part::name).collect(Collectors.toSet());
    List<String> words = condition.isScalar()
        ? new ArrayList<>(Arrays.asList(condition.text().strip().split("\\s+")))
        : List.of();
    Set<String> asked = new TreeSet<>();
    boolean conjunction = words.size() % 2 == 1;
    for (int i = 0; i < words.size(); i++) {
      if (i % 2 == 0) {
        asked.add(words.get(i));
      } else {
        conjunction &= words.get(i).equalsIgnoreCase("and");
      }
    }
    if (!conjunction || !asked.equals(names)) {
      faults.add(
          condition,
          "no other condition than all of the rules can be judged; allowed: '%s', or none"
              .formatted(String.join(" and ", parts.stream().map(Part::name).toList())));
    }
  }
}
