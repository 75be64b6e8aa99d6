package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.LocalClock;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.record.UnmappedFields;
import dev.cairn.schemas.AuditEvent;
import java.time.ZoneId;

/**
 * Reads server_audit's time stamps: {@code YYYYMMDD HH:MM:SS} in the server's zone, as {@link
 * LocalClock} has it.
 */
final class ServerAuditTime {

  private static final int LENGTH = "YYYYMMDD HH:MM:SS".length();

  private final LocalClock clock;

  ServerAuditTime(ZoneId zone) {
    this.clock = new LocalClock(zone);
  }

  /**
   * Sets the event's time: the plugin's own, else that of syslog if it is ISO 8601 (the older form
   * lacks the year), else Kafka's.
   *
   * @return the unmapped fields: syslog's prefix, a time stamp that could not be read; null if
   *     there are none
   */
  String set(AuditEvent event, Element element, ServerAuditLine line) {
    String unmapped = null;
    if (line.prefixEnd() > line.prefixAt()) {
      SyslogHead head = SyslogHead.parse(element.text(line.prefixAt(), line.prefixEnd()));
      unmapped = UnmappedFields.with(null, "syslog", head.text());
      if (head.time() != null) {
        Timestamps.set(event, head.time(), Timestamps.ENVELOPE);
      }
    }
    return line.timeAt() < 0 ? unmapped : setOwn(event, element, line, unmapped);
  }

  private String setOwn(AuditEvent event, Element element, ServerAuditLine line, String unmapped) {
    int at = line.timeAt();
    byte[] bytes = element.value();
    Stamp stamp =
        clock.stamp(
            number(bytes, at, 4),
            number(bytes, at + 4, 2),
            number(bytes, at + 6, 2),
            number(bytes, at + 9, 2),
            number(bytes, at + 12, 2),
            number(bytes, at + 15, 2));
    if (stamp == null) {
      return UnmappedFields.with(unmapped, "timestamp", element.text(at, line.timeEnd()));
    }
    Timestamps.set(event, stamp, Timestamps.RECORD);
    return unmapped;
  }

  /** {@code YYYYMMDD HH:MM:SS}, or {@code YYYYMMDD  H:MM:SS} as old versions wrote it. */
  static boolean isTime(byte[] bytes, int from, int to) {
    if (to - from != LENGTH || bytes[from + 8] != ' ') {
      return false;
    }
    for (int i = from; i < from + 8; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return bytes[from + 11] == ':' && bytes[from + 14] == ':';
  }

  /** A number of digits, the first of which may be a blank; -1 if it is none. */
  private static int number(byte[] bytes, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      if (bytes[i] == ' ' && i == from) {
        continue;
      }
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }
}
