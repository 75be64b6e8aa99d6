package dev.cairn.formats.record;

/**
 * Says why an element cannot become an event. Its detail never holds a byte of the record: only
 * positions, lengths and names that the format itself defines. It has no stack trace: bad input
 * is data, and common.
 */
public final class BadElement extends Exception {

  private static final long serialVersionUID = 1;

  private final ReasonCode reason;
  private final String before;
  private final long number;
  private final String after;

  /**
   * With a reason of its own.
   *
   * @param reason not null
   * @param detail without a byte of the record; null if the reason says all
   */
  public BadElement(ReasonCode reason, String detail) {
    this(reason, detail, 0, null);
  }

  /**
   * With a reason of its own and a number. The detail is put together when somebody reads it: a
   * megabyte of rubbish has more bad elements than dead letters.
   *
   * @param reason not null
   * @param before what stands before the number; not null
   * @param number a position or a length
   * @param after what stands behind it; not null
   */
  public BadElement(ReasonCode reason, String before, long number, String after) {
    super(null, null, false, false);
    this.reason = reason;
    this.before = before;
    this.number = number;
    this.after = after;
  }

  /**
   * A field without which there is no event.
   *
   * @param field its name, as the format defines it
   */
  public static BadElement missing(String field) {
    return new BadElement(ReasonCode.MISSING_FIELD, "field " + field + " is absent or empty");
  }

  /**
   * A field of another type, or with a value outside its list.
   *
   * @param field its name, as the format defines it
   * @param allowed what it may hold, to be read behind "is not"
   */
  public static BadElement bad(String field, String allowed) {
    return new BadElement(ReasonCode.BAD_FIELD, "field " + field + " is not " + allowed);
  }

  /** Why, for the dead letter; never null. */
  public ReasonCode reason() {
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
