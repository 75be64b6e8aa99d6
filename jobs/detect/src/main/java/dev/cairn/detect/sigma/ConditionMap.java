package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Limit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The condition of a correlation that holds a number against limits. */
record ConditionMap(Yaml yaml) {

  private static final Set<String> COMPARISONS = Set.of("gt", "gte", "lt", "lte", "eq", "neq");

  /** Reads it; adds faults for keys that are neither comparisons nor among the others. */
  static ConditionMap read(Yaml yaml, Set<String> others, Faults faults) {
    Set<String> known = new TreeSet<>(COMPARISONS);
    known.addAll(others);
    yaml.entries().forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            faults.add(
                value, "unknown key '%s'; known: %s".formatted(key, String.join(", ", known)));
          }
        });
    return new ConditionMap(yaml);
  }

  /** A number beside the comparisons; null if there is none. */
  Double number(String key, Faults faults) {
    Yaml value = yaml.get(key);
    if (value == null) {
      return null;
    }
    Double number = value.isScalar() ? Numbers.read(value.text()) : null;
    if (number == null) {
      faults.add(value, key + ": allowed: a number");
    }
    return number;
  }

  List<Limit> limits(boolean counts, Faults faults) {
    Map<String, Yaml> numbers = new LinkedHashMap<>(yaml.entries());
    numbers.keySet().retainAll(COMPARISONS);
    if (numbers.isEmpty()) {
      faults.add(yaml, "allowed: one or more of gt, gte, lt, lte, eq, neq with a number");
      return List.of();
    }
    return DetectorReader.limits(yaml, numbers, counts, faults);
  }
}
