package dev.cairn.archive.retention;

import java.time.LocalDate;
import java.time.Period;

/** Compares periods, which have no order of their own: six years are 2191 or 2192 days. */
final class Periods {

  // every day of a leap cycle: six years hold one leap day or two, depending on where they begin
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 4 * 365 + 1;

  private Periods() {}

  /** Whether the one ends before the other for at least one day on which both may begin. */
  static boolean mayBeShorter(Period one, Period other) {
    for (int day = 0; day < DAYS; day++) {
      LocalDate begin = FIRST.plusDays(day);
      if (begin.plus(one).isBefore(begin.plus(other))) {
        return true;
      }
    }
    return false;
  }
}
