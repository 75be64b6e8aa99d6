package dev.cairn.detect.condition;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Signal;
import java.util.List;

/**
 * The field has a value; a list without elements is none.
 *
 * @param field any
 */
public record Present(Field field) implements Condition {

  @Override
  public boolean test(Signal signal) {
    Object value = signal.value(field);
    return value instanceof List<?> list ? !list.isEmpty() : value != null;
  }
}
