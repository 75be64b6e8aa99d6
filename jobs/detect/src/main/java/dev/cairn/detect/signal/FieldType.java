package dev.cairn.detect.signal;

/** What a field's values are. */
public enum FieldType {
  /** A String. */
  TEXT,
  /** A Long or a Double; an Integer is given as a Long. */
  NUMBER,
  /** A Boolean. */
  BOOLEAN,
  /** A time, given as a Long: epoch microseconds. */
  TIME,
  /** A list of Strings: a condition holds if it holds of one of them. */
  TEXTS
}
