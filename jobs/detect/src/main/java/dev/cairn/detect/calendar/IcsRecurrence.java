package dev.cairn.detect.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;

/**
 * When an event that recurs does, from 1970 to 2099. By days: the time of day is the event's own,
 * so that a rule is worked out on dates alone, and clocks that are put back don't matter to it.
 */
final class IcsRecurrence {

  private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);
  private static final Set<String> FREQUENCIES = Set.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY");
  private static final Set<String> PARTS =
      Set.of(
          "FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH",
          "BYYEARDAY", "BYWEEKNO", "BYSETPOS");
  private static final String UNTIL = "UNTIL";

  private IcsRecurrence() {}

  /**
   * Works out when an event begins.
   *
   * @param most how many are allowed
   * @throws IllegalArgumentException if the rule is none, is not supported or has too many; says
   *     what is allowed
   */
  static SortedSet<LocalDateTime> begins(String rule, IcsTime start, int most) {
    Map<String, String> parts = parts(rule);
    LocalDateTime until = until(parts.remove(UNTIL), start);
    LocalDate date = start.local().toLocalDate();
    LocalTime time = start.local().toLocalTime();
    LocalDate last =
        until == null || until.toLocalDate().isAfter(LAST) ? LAST : until.toLocalDate();
    SortedSet<LocalDateTime> begins = new TreeSet<>();
    if (!last.isBefore(FIRST)) {
      StringBuilder rest = new StringBuilder();
      parts.forEach((name, value) -> rest.append(';').append(name).append('=').append(value));
      for (LocalDate day : dates(rest.substring(1), date, last, most)) {
        LocalDateTime begin = day.atTime(time);
        if (until == null || !begin.isAfter(until)) {
          begins.add(begin);
        }
      }
    }
    return begins;
  }

  private static Iterable<LocalDate> dates(String rule, LocalDate date, LocalDate last, int most) {
    LocalDate first = date.isAfter(FIRST) ? date : FIRST;
    if (first.isAfter(last)) {
      return Set.of();
    }
    Set<LocalDate> dates =
        new TreeSet<>(new Recur<LocalDate>(rule).getDates(date, first, last, most + 1));
    if (dates.size() > most) {
      throw new IllegalArgumentException(
          "has more than " + most + " dates until " + LAST + "; allowed: fewer, by UNTIL or COUNT");
    }
    dates.removeIf(day -> day.isBefore(first) || day.isAfter(last));
    return dates;
  }

  private static Map<String, String> parts(String rule) {
    Map<String, String> parts = new TreeMap<>();
    for (String part : rule.toUpperCase(Locale.ROOT).split(";", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (equals < 0 || !PARTS.contains(name) || parts.containsKey(name)) {
        throw new IllegalArgumentException(
            "has %s; allowed, each once: %s"
                .formatted(Faults.quote(part), String.join(", ", new TreeSet<>(PARTS))));
      }
      parts.put(name, part.substring(equals + 1));
    }
    if (!FREQUENCIES.contains(parts.getOrDefault("FREQ", ""))) {
      throw new IllegalArgumentException(
          "has no FREQ of these: " + String.join(", ", new TreeSet<>(FREQUENCIES)));
    }
    for (String number : Set.of("COUNT", "INTERVAL")) {
      if (!parts.getOrDefault(number, "1").matches("[1-9][0-9]{0,4}")) {
        throw new IllegalArgumentException("has a " + number + " that is none of 1 to 99999");
      }
    }
    return parts;
  }

  private static LocalDateTime until(String value, IcsTime start) {
    if (value == null) {
      return null;
    }
    IcsTime until = IcsTime.parse(value, null);
    return until.isDate() ? until.local().with(LocalTime.MAX) : until.in(start.zone());
  }
}
