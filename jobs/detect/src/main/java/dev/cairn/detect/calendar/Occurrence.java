package dev.cairn.detect.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * One stretch of local time: one occurrence of a calendar's event, or what the schedules say
 * themselves.
 *
 * @param begin local time
 * @param end local time, exclusive
 * @param zone whose local time; null for that of whoever asks
 * @param text what it is, for people
 * @param names whom it names, in lower case: attendees' addresses and names, and the text
 */
record Occurrence(
    LocalDateTime begin, LocalDateTime end, ZoneId zone, String text, Set<String> names) {

  Occurrence {
    names = Set.copyOf(names);
  }

  long begin(ZoneId asking) {
    return WallClock.begin(begin, zone == null ? asking : zone);
  }

  long end(ZoneId asking) {
    return WallClock.end(end, zone == null ? asking : zone);
  }
}
