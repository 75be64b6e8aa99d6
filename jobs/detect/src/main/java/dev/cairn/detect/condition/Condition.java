package dev.cairn.detect.condition;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Signal;
import java.util.List;
import java.util.Set;

/**
 * Whether a rule is about a signal. Immutable, deterministic, safe for use by many threads; never
 * throws, and takes time in proportion to the length of what it looks at.
 */
public interface Condition {

  /** Whether it holds. */
  boolean test(Signal signal);

  /** Holds of every signal. */
  Condition ALWAYS = signal -> true;

  /**
   * All must hold; none: always holds.
   *
   * @param parts in any order
   */
  record All(List<Condition> parts) implements Condition {
    /** Copies the list. */
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean test(Signal signal) {
      for (Condition part : parts) {
        if (!part.test(signal)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * One must hold; none: never holds.
   *
   * @param parts in any order
   */
  record Any(List<Condition> parts) implements Condition {
    /** Copies the list. */
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean test(Signal signal) {
      for (Condition part : parts) {
        if (part.test(signal)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * It must not hold.
   *
   * @param part what must not
   */
  record Not(Condition part) implements Condition {
    @Override
    public boolean test(Signal signal) {
      return !part.test(signal);
    }
  }

  /**
   * The field's text is one of these, upper and lower case alike (as {@link Folding} says). What
   * {@code Screening} finds rules by: use it, and not another condition that means the same, wherever
   * it will do.
   *
   * @param field a field of texts
   * @param values folded, at least one
   */
  record OneOf(Field field, Set<String> values) implements Condition {
    /** Copies the set. */
    public OneOf {
      values = Set.copyOf(values);
    }

    @Override
    public boolean test(Signal signal) {
      Object value = signal.value(field);
      if (value instanceof List<?> list) {
        for (Object one : list) {
          if (values.contains(Folding.fold((String) one))) {
            return true;
          }
        }
        return false;
      }
      return value != null && values.contains(Folding.fold(value.toString()));
    }
  }
}
