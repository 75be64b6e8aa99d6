package dev.cairn.formats.record;

/** Whether a log holds the whole of a statement. */
public enum Cut {
  /** It does. */
  NO,
  /** It cut the statement, or may have. */
  YES,
  /** It may have, if the text ends inside a string, a quoted name or a comment. */
  IF_OPEN_ENDED;

  /** {@link #YES} or {@link #NO}. */
  public static Cut of(boolean cut) {
    return cut ? YES : NO;
  }
}
