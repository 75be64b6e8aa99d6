package dev.cairn.archive.keys;

/** Which of the customer's keys protects a column. */
public enum KeyClass {
  /** Footer and every column that is not PHI. */
  METADATA,
  /** SQL text, raw records and unmapped fields. */
  PHI
}
