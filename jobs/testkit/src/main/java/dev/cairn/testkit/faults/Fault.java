package dev.cairn.testkit.faults;

import java.time.Duration;
import java.util.Optional;

/** What may go wrong with one request. */
public sealed interface Fault {

  /**
   * An answer of the proxy's own; the request is not forwarded.
   *
   * @param retryAfter whole seconds for the header of that name
   */
  record Refusal(int status, Optional<Duration> retryAfter) implements Fault {

    public Refusal {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("A refusal has a status of 400 to 599, not " + status);
      }
    }
  }

  /** The connection is reset; the request is not forwarded. */
  record ResetBefore() implements Fault {}

  /** The request is forwarded and carried out; then the connection is reset instead of answered. */
  record AnswerLost() implements Fault {}

  /** The request is forwarded so much later. */
  record Delay(Duration time) implements Fault {}

  /** No answer, and not forwarded: until the client gives up, or at most so long; then a reset. */
  record Hang(Duration limit) implements Fault {}

  /**
   * The request is forwarded and carried out; of the answer come the head and half of the body, and
   * then a reset. An answer without a body is lost as a whole.
   */
  record HalfAnswer() implements Fault {}

  /** 503, as a service that is busy. */
  static Fault unavailable() {
    return new Refusal(503, Optional.empty());
  }

  /** 429, to be tried again so much later. */
  static Fault throttled(Duration retryAfter) {
    return new Refusal(429, Optional.of(retryAfter));
  }

  static Fault resetBefore() {
    return new ResetBefore();
  }

  static Fault answerLost() {
    return new AnswerLost();
  }

  static Fault delay(Duration time) {
    return new Delay(time);
  }

  static Fault hang(Duration limit) {
    return new Hang(limit);
  }

  static Fault halfAnswer() {
    return new HalfAnswer();
  }
}
