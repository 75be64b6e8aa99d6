package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.LocalClock;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.record.UnmappedFields;
import dev.cairn.schemas.AuditEvent;
import java.time.ZoneId;

/**
 * Reads the general query log's times: ISO 8601 with a zone, or {@code YYMMDD HH:MM:SS} in the
 * server's zone, as {@link LocalClock} has it. Where the second is that of the record before, the
 * latter is left out: then that record's counts, if it stands in the same Kafka record, else
 * Kafka's own.
 */
final class GeneralLogTime {

  private static final int CENTURY = 2000;

  private final LocalClock clock;

  GeneralLogTime(ZoneId zone) {
    this.clock = new LocalClock(zone);
  }

  /** The time of the last record that had one; null if it could not be read. */
  private static final class Last {
    private Stamp stamp;
  }

  /**
   * Sets the event's time.
   *
   * @param end the byte after the time; the element's first if it has none
   * @return the unmapped fields: a time that is none; null if there are none
   */
  String set(AuditEvent event, Element element, int end, RecordOutput out) {
    int start = element.start();
    boolean iso = end > start && element.value()[start + 4] == '-';
    Stamp stamp;
    if (iso) {
      stamp = Timestamps.parseIso(element.text(start, end));
    } else {
      Last last = out.notes(Last.class, Last::new);
      if (end > start) {
        last.stamp = local(element.value(), start);
      }
      stamp = last.stamp;
    }
    if (stamp != null) {
      Timestamps.set(event, stamp, Timestamps.RECORD);
      return null;
    }
    return end == start ? null : UnmappedFields.with(null, "time", element.text(start, end));
  }

  private Stamp local(byte[] bytes, int at) {
    return clock.stamp(
        CENTURY + number(bytes, at),
        number(bytes, at + 2),
        number(bytes, at + 4),
        number(bytes, at + 7),
        number(bytes, at + 10),
        number(bytes, at + 13));
  }

  /** Two digits, the first of which may be a blank. */
  private static int number(byte[] bytes, int at) {
    int tens = bytes[at] == ' ' ? 0 : bytes[at] - '0';
    return tens * 10 + bytes[at + 1] - '0';
  }
}
