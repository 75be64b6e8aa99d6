package dev.cairn.delivery;

import java.time.Duration;

/** What came of one try. Reasons are codes: {@code http_503}, {@code timeout}, {@code connection}. */
sealed interface Outcome {

  /** The receiver has it. */
  record Delivered() implements Outcome {}

  /**
   * Not now.
   *
   * @param pause what the receiver asks for; zero if for nothing
   */
  record Failed(String reason, Duration pause) implements Outcome {}

  /** Not this, whenever. */
  record Refused(String reason) implements Outcome {}
}
