package dev.cairn.testkit.life;

/** What a client says, one statement after the other. */
interface Script {

  /** The next one; null to leave. */
  Line next();

  /** How long after the last word the client leaves, microseconds. */
  default long leavesAfter() {
    return 0;
  }

  /**
   * A statement.
   *
   * @param pause how long after the answer to the one before, microseconds
   * @param text with its literals
   * @param rows sent to the client; of a phrase that writes: changed
   */
  record Line(long pause, Phrase phrase, String text, long rows) {

    static Line of(long pause, Phrase phrase, Chance chance) {
      return new Line(pause, phrase, phrase.text(chance), phrase.drawRows(chance));
    }
  }
}
