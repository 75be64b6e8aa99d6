package dev.cairn.testkit.life;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.TreeMap;

/** Days on which offices are closed: public holidays that have a date or a rule. */
final class Holidays {

  private Holidays() {}

  /** Names by day, of a country and the years from one to the other. */
  static Map<LocalDate, String> of(String country, int from, int to) {
    Map<LocalDate, String> days = new TreeMap<>();
    for (int year = from; year <= to; year++) {
      days.put(LocalDate.of(year, 1, 1), "New Year's Day");
      days.put(LocalDate.of(year, 12, 25), "Christmas Day");
      switch (country) {
        case "de" -> {
          days.put(LocalDate.of(year, 5, 1), "Labour Day");
          days.put(LocalDate.of(year, 10, 3), "Day of German Unity");
          days.put(LocalDate.of(year, 12, 26), "Second Day of Christmas");
        }
        case "us" -> {
          days.put(LocalDate.of(year, 7, 4), "Independence Day");
          days.put(nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY), "Labor Day");
          days.put(nth(year, Month.OCTOBER, 2, DayOfWeek.MONDAY), "Columbus Day");
          days.put(LocalDate.of(year, 11, 11), "Veterans Day");
          days.put(nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY), "Thanksgiving Day");
        }
        case "in" -> {
          days.put(LocalDate.of(year, 1, 26), "Republic Day");
          days.put(LocalDate.of(year, 8, 15), "Independence Day");
          days.put(LocalDate.of(year, 10, 2), "Gandhi Jayanti");
        }
        default -> throw new IllegalArgumentException("no country " + country);
      }
    }
    return days;
  }

  private static LocalDate nth(int year, Month month, int number, DayOfWeek day) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(number, day));
  }
}
