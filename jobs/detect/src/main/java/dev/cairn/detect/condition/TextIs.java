package dev.cairn.detect.condition;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Signal;
import java.util.List;

/**
 * The field has a text that looks a certain way; of a list, one of its texts.
 *
 * @param field whose value, as text
 * @param shape how it must look
 */
public record TextIs(Field field, TextShape shape) implements Condition {

  @Override
  public boolean test(Signal signal) {
    Object value = signal.value(field);
    if (value instanceof List<?> list) {
      for (Object one : list) {
        if (shape.matches((String) one)) {
          return true;
        }
      }
      return false;
    }
    return value != null && shape.matches(value.toString());
  }
}
