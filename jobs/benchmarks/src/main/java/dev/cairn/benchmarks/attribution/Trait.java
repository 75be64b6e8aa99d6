package dev.cairn.benchmarks.attribution;

/** What makes a statement easy or hard to attribute; the first that applies. */
public enum Trait {
  /** The database said nothing of it, or its records were lost: there is no right answer. */
  NO_RECORD("no record is there"),
  /** A prepared statement was run: {@code ?} on one side, values on the other. */
  EXECUTE("EXECUTE"),
  /** One text of several statements, with a record for each. */
  SEVERAL_RECORDS("several records"),
  /** The database's text is cut, and known to be. */
  CUT("text cut"),
  /** A text is masked, or not all UTF-8. */
  NOT_EXACT("masked, or not UTF-8"),
  /** The texts differ otherwise, as where one is cut without a sign. */
  TEXTS_DIFFER("texts differ"),
  /** Another session had the same text run at about the same time. */
  SAME_TEXT("same text elsewhere"),
  /** No other session had the same text run at about the same time. */
  ONLY_ONE("text only here");

  private final String title;

  Trait(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }
}
