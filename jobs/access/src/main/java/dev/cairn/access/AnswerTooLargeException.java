package dev.cairn.access;

/** An answer is larger than what may be held in memory until it is recorded. */
public final class AnswerTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AnswerTooLargeException(long limit) {
    super(
        "The answer has more than %,d bytes, and is held in memory until it is recorded"
            .formatted(limit));
  }
}
