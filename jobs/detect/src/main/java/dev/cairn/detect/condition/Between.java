package dev.cairn.detect.condition;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Signal;

/**
 * The field's number (of a time: epoch microseconds) is not below one and not above another number.
 * Compared as doubles: exact up to 2<sup>53</sup>.
 *
 * @param field a field of numbers or times
 * @param least not below
 * @param most not above
 */
public record Between(Field field, double least, double most) implements Condition {

  @Override
  public boolean test(Signal signal) {
    return signal.value(field) instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most;
  }
}
