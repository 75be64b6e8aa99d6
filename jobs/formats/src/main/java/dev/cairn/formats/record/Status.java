package dev.cairn.formats.record;

import dev.cairn.schemas.AuditEvent;

/** Values of {@code AuditEvent.status}. */
public final class Status {

  /** What was asked was done. */
  public static final String SUCCESS = "success";

  /** What was asked was refused, or broke. */
  public static final String FAILURE = "failure";

  /** The log does not say. Never a guess. */
  public static final String UNKNOWN = "unknown";

  private Status() {}

  /**
   * Sets the status, and the error code of a failure, from a MySQL error number.
   *
   * @param errorNumber 0 is success, any other a failure, null unknown
   */
  public static void set(AuditEvent event, Long errorNumber) {
    if (errorNumber == null) {
      event.setStatus(UNKNOWN);
    } else if (errorNumber == 0) {
      event.setStatus(SUCCESS);
    } else {
      event.setStatus(FAILURE);
      event.setErrorCode(errorNumber.intValue());
    }
  }
}
