package dev.cairn.detect.condition;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Signal;
import java.util.List;

/**
 * One field's text stands in another's. Without a value in both it does not hold.
 *
 * @param field in which; of a list, one of its texts
 * @param other what stands there; no list
 * @param relation how
 * @param cased whether upper and lower case differ
 */
public record SameAs(Field field, Field other, Relation relation, boolean cased)
    implements Condition {

  /** How one text stands in another. */
  public enum Relation {
    EQUAL,
    CONTAINS,
    STARTS,
    ENDS
  }

  @Override
  public boolean test(Signal signal) {
    Object value = signal.value(field);
    String sought = text(signal.value(other));
    if (value == null || sought == null) {
      return false;
    }
    if (value instanceof List<?> list) {
      for (Object one : list) {
        if (stands(text(one), sought)) {
          return true;
        }
      }
      return false;
    }
    return stands(text(value), sought);
  }

  private String text(Object value) {
    if (value == null) {
      return null;
    }
    return cased ? value.toString() : Folding.fold(value.toString());
  }

  private boolean stands(String text, String sought) {
    return switch (relation) {
      case EQUAL -> text.equals(sought);
      case CONTAINS -> text.contains(sought);
      case STARTS -> text.startsWith(sought);
      case ENDS -> text.endsWith(sought);
    };
  }
}
