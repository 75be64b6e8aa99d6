package dev.cairn.cli;

/** What {@code cairn} ends with. Stable: scripts rely on it. */
final class ExitCode {

  /** All is well. */
  static final int FINE = 0;

  /** A verdict is bad. */
  static final int VERDICT_BAD = 1;

  /** Wrong use: a flag, a setting, a statement. */
  static final int WRONG_USE = 2;

  /** A part is out of reach: store, keys, Kafka, disk. */
  static final int OUT_OF_REACH = 3;

  private ExitCode() {}
}
