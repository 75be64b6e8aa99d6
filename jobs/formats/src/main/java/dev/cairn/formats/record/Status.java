package dev.cairn.formats.record;

import dev.cairn.schemas.AuditEvent;

/** Values of {@code AuditEvent.status}. */
public final class Status {

  public static final String SUCCESS = "success";
  public static final String FAILURE = "failure";
  public static final String UNKNOWN = "unknown";

  private Status() {}

  /** From a MySQL error number: 0 is success, any other a failure, none unknown. */
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
