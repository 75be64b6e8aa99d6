package dev.cairn.formats;

/**
 * Says why an element cannot become an event. Its detail never holds a byte of the record: only
 * positions, lengths and names that the format itself defines.
 */
final class BadElement extends Exception {

  private static final long serialVersionUID = 1;

  private final ReasonCode reason;
  private final String before;
  private final long number;
  private final String after;

  BadElement(ReasonCode reason, String detail) {
    this(reason, detail, 0, null);
  }

  /**
   * Says it with a number. The detail is put together when somebody reads it: a megabyte of rubbish
   * has more bad elements than dead letters.
   */
  BadElement(ReasonCode reason, String before, long number, String after) {
    // bad input is data: a stack trace would only cost time
    super(null, null, false, false);
    this.reason = reason;
    this.before = before;
    this.number = number;
    this.after = after;
  }

  static BadElement missing(String field) {
    return new BadElement(ReasonCode.MISSING_FIELD, "field " + field + " is absent or empty");
  }

  static BadElement bad(String field, String allowed) {
    return new BadElement(ReasonCode.BAD_FIELD, "field " + field + " is not " + allowed);
  }

  ReasonCode reason() {
    return reason;
  }

  /** Never a byte of the record; null if the reason says it all. */
  String detail() {
    return after == null ? before : before + number + after;
  }

  @Override
  public String getMessage() {
    return detail();
  }
}
