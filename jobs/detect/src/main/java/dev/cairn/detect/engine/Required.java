package dev.cairn.detect.engine;

import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.signal.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a signal must have for a condition to hold: one of some values in some field. A condition
 * that isn't understood requires nothing.
 *
 * @param field the field
 * @param values in lower case; never empty
 */
record Required(Field field, Set<String> values) {

  /** All that a condition requires; each of them is necessary. */
  static List<Required> of(Condition condition) {
    if (condition instanceof Condition.OneOf one) {
      return one.values().isEmpty()
          ? List.of()
          : List.of(new Required(one.field(), one.values()));
    }
    if (condition instanceof Condition.All all) {
      List<Required> required = new ArrayList<>();
      all.parts().forEach(part -> required.addAll(of(part)));
      return required;
    }
    if (condition instanceof Condition.Any any && !any.parts().isEmpty()) {
      return ofAny(any.parts());
    }
    return List.of();
  }

  // a field in which every part requires something
  private static List<Required> ofAny(List<Condition> parts) {
    List<Required> common = new ArrayList<>();
    for (Required first : of(parts.get(0))) {
      Set<String> values = new HashSet<>(first.values());
      boolean inAll = true;
      for (Condition part : parts.subList(1, parts.size())) {
        Required same =
            of(part).stream()
                .filter(one -> one.field().equals(first.field()))
                .findFirst()
                .orElse(null);
        inAll &= same != null;
        if (same != null) {
          values.addAll(same.values());
        }
      }
      if (inAll) {
        common.add(new Required(first.field(), values));
      }
    }
    return common;
  }
}
