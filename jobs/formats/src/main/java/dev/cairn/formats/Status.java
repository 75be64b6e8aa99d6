package dev.cairn.formats;

import dev.cairn.schemas.AuditEvent;

/** Values of {@code AuditEvent.status}. */
final class Status {

  static final String SUCCESS = "success";
  static final String FAILURE = "failure";
  static final String UNKNOWN = "unknown";

  private Status() {}

  /** From a MySQL error number: 0 is success, any other a failure, none unknown. */
  static void set(AuditEvent event, Long errorNumber) {
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
