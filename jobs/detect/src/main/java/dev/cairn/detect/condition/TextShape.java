package dev.cairn.detect.condition;

/**
 * How a text must look. Immutable, deterministic; never throws; for one shape, takes time in
 * proportion to the text's length.
 */
public sealed interface TextShape permits Glob, Regex, AddressIn {

  /** Whether it does. */
  boolean matches(String text);
}
