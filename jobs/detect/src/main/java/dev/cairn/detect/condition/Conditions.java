package dev.cairn.detect.condition;

import dev.cairn.detect.condition.Condition.All;
import dev.cairn.detect.condition.Condition.Any;
import dev.cairn.detect.condition.Condition.Not;
import dev.cairn.detect.condition.Condition.OneOf;
import dev.cairn.detect.signal.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts conditions together, in their simplest form: what always or never holds is worked out at
 * once, nested ones of a kind are made one, values of one field are looked for together.
 */
public final class Conditions {

  /** Holds of no signal. */
  public static final Condition NEVER = new Any(List.of());

  private Conditions() {}

  /** All must hold; none: always holds. */
  public static Condition all(Collection<Condition> parts) {
    Set<Condition> flat = new LinkedHashSet<>();
    for (Condition part : parts) {
      if (part instanceof All nested) {
        flat.addAll(nested.parts());
      } else if (part != Condition.ALWAYS) {
        flat.add(part);
      }
    }
    if (flat.contains(NEVER)) {
      return NEVER;
    }
    if (flat.isEmpty()) {
      return Condition.ALWAYS;
    }
    return flat.size() == 1 ? flat.iterator().next() : new All(List.copyOf(flat));
  }

  /** One must hold; none: never holds. */
  public static Condition any(Collection<Condition> parts) {
    Set<Condition> flat = new LinkedHashSet<>();
    for (Condition part : parts) {
      if (part instanceof Any nested) {
        flat.addAll(nested.parts());
      } else {
        flat.add(part);
      }
    }
    if (flat.contains(Condition.ALWAYS)) {
      return Condition.ALWAYS;
    }
    List<Condition> merged = merged(flat);
    return merged.size() == 1 ? merged.get(0) : new Any(merged);
  }

  private static List<Condition> merged(Collection<Condition> parts) {
    Map<Field, Set<String>> values = new LinkedHashMap<>();
    List<Condition> others = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof OneOf one) {
        values.computeIfAbsent(one.field(), field -> new HashSet<>()).addAll(one.values());
      } else {
        others.add(part);
      }
    }
    List<Condition> merged = new ArrayList<>();
    values.forEach((field, texts) -> merged.add(new OneOf(field, texts)));
    merged.addAll(others);
    return merged;
  }

  /** It must not hold. */
  public static Condition not(Condition part) {
    if (part == Condition.ALWAYS) {
      return NEVER;
    }
    if (part.equals(NEVER)) {
      return Condition.ALWAYS;
    }
    return part instanceof Not not ? not.part() : new Not(part);
  }

  /**
   * Whether what a condition says may hang on a field. Of a kind of condition that isn't known here
   * it may.
   */
  public static boolean mayReadField(Condition condition, Field field) {
    if (condition instanceof All all) {
      return all.parts().stream().anyMatch(part -> mayReadField(part, field));
    }
    if (condition instanceof Any any) {
      return any.parts().stream().anyMatch(part -> mayReadField(part, field));
    }
    if (condition instanceof Not not) {
      return mayReadField(not.part(), field);
    }
    Set<Field> fields = fields(condition);
    return condition != Condition.ALWAYS && (fields == null || fields.contains(field));
  }

  private static Set<Field> fields(Condition condition) {
    if (condition instanceof OneOf one) {
      return Set.of(one.field());
    } else if (condition instanceof TextIs text) {
      return Set.of(text.field());
    } else if (condition instanceof Present present) {
      return Set.of(present.field());
    } else if (condition instanceof Between between) {
      return Set.of(between.field());
    } else if (condition instanceof TimePart part) {
      return Set.of(part.field());
    } else if (condition instanceof Truth truth) {
      return Set.of(truth.field());
    } else if (condition instanceof SameAs same) {
      return new HashSet<>(List.of(same.field(), same.other()));
    }
    return null;
  }
}
