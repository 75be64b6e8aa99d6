package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.UnmappedFields;
import dev.cairn.schemas.AuditEvent;

/** Reads what syslog puts before a record that says all else itself. */
final class AuditHead {

  private AuditHead() {}

  /**
   * Sets the host as server, and as reporter if no header says who that is; and the time, if the
   * record had none.
   *
   * @param recordAt where the record begins behind the head
   * @param unmapped the fields so far; null if there are none
   * @return the unmapped fields with the head, if there is one
   */
  static String set(Element element, int recordAt, AuditEvent event, String unmapped) {
    if (recordAt <= element.start()) {
      return unmapped;
    }
    SyslogHead head = SyslogHead.parse(element.text(element.start(), recordAt));
    if (head.host() != null) {
      event.setServer(head.host());
      if (event.getReporter() == null) {
        event.setReporter(head.host());
      }
    }
    if (head.time() != null && event.getTimeSource().equals(Timestamps.KAFKA)) {
      Timestamps.set(event, head.time(), Timestamps.ENVELOPE);
    }
    return UnmappedFields.with(unmapped, "syslog", head.text());
  }
}
