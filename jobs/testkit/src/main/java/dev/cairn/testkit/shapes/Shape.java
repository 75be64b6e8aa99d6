package dev.cairn.testkit.shapes;

import java.util.function.IntFunction;

/**
 * A kind of value that can be made in any size, always the same for the same size.
 *
 * @param name says what it is, for tables and failures; unique in its list
 * @param maker makes a value of at least so many bytes, but for rounding to whole parts
 */
public record Shape(String name, IntFunction<byte[]> maker) {

  /** A value of about that size; a new array each time. */
  public byte[] ofSize(int bytes) {
    return maker.apply(bytes);
  }

  @Override
  public String toString() {
    return name;
  }
}
