package dev.cairn.formats.record;

/**
 * Says why an element cannot become an event. Its detail never holds a byte of the record: only
 * positions, lengths and names that the format itself defines.
 */
public final class BadElement extends Exception {

  private static final long serialVersionUID = 1;

  private final ReasonCode reason;
  private final String detail;

  public BadElement(ReasonCode reason, String detail) {
    // bad input is data: a stack trace would only cost time
    super(detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  public static BadElement missing(String field) {
    return new BadElement(ReasonCode.MISSING_FIELD, "field " + field + " is absent or empty");
  }

  public static BadElement bad(String field, String allowed) {
    return new BadElement(ReasonCode.BAD_FIELD, "field " + field + " is not " + allowed);
  }

  ReasonCode reason() {
    return reason;
  }

  String detail() {
    return detail;
  }
}
