package dev.cairn.detect.condition;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Signal;

/**
 * The field is true, or false.
 *
 * @param field a field of booleans
 * @param value which
 */
public record Truth(Field field, boolean value) implements Condition {

  @Override
  public boolean test(Signal signal) {
    return signal.value(field) instanceof Boolean is && is == value;
  }
}
