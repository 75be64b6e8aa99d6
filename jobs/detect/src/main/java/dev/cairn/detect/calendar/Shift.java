package dev.cairn.detect.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A weekly shift by the local clock.
 *
 * @param text as it was written
 * @param days on which it begins
 * @param begin minutes of the day
 * @param end minutes from the begin of that day, beyond 1440 if it ends on the next
 */
record Shift(String text, Set<DayOfWeek> days, int begin, int end) {

  static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private static final int DAY = 24 * 60;
  private static final Pattern FORM =
      Pattern.compile("(\\S+) ([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})");

  Shift {
    days = Set.copyOf(days);
  }

  /** Reads days and times such as {@code Mon-Fri 08:00-18:00}; null if they are none. */
  static Shift parse(String text) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      return null;
    }
    Set<DayOfWeek> days = days(form.group(1));
    int begin = minutes(form.group(2), form.group(3));
    int end = minutes(form.group(4), form.group(5));
    if (days.isEmpty() || begin < 0 || begin == DAY || end < 0) {
      return null;
    }
    return new Shift(text.trim(), days, begin, end > begin ? end : end + DAY);
  }

  private static int minutes(String hours, String minutes) {
    int time = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    return Integer.parseInt(minutes) > 59 || time > DAY ? -1 : time;
  }

  /** Empty if it is wrong. */
  private static Set<DayOfWeek> days(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (text.toLowerCase(Locale.ROOT).equals("daily")) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", -1);
      int first = day(ends[0]);
      int last = day(ends[ends.length - 1]);
      if (ends.length > 2 || first < 0 || last < 0) {
        return Set.of();
      }
      // over the end of the week, too: Sat-Mon
      for (int i = 0; i <= Math.floorMod(last - first, 7); i++) {
        days.add(DayOfWeek.of((first + i) % 7 + 1));
      }
    }
    return days;
  }

  private static int day(String text) {
    for (int i = 0; i < DAYS.size(); i++) {
      if (DAYS.get(i).equalsIgnoreCase(text)) {
        return i;
      }
    }
    return -1;
  }

  /** Adds the shift that begins on a day, if one does. */
  void add(LocalDate date, ZoneId zone, Stretches into) {
    if (days.contains(date.getDayOfWeek())) {
      LocalDateTime day = date.atStartOfDay();
      into.add(
          WallClock.begin(day.plusMinutes(begin), zone), WallClock.end(day.plusMinutes(end), zone));
    }
  }
}
