package dev.cairn.detect.calendar;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A DURATION of iCalendar: weeks, or days and times. */
final class IcsDuration {

  private static final Pattern FORM =
      Pattern.compile(
          "\\+?P(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?"
              + "(?:T(?:(\\d{1,6})H)?(?:(\\d{1,8})M)?(?:(\\d{1,9})S)?)?");

  private IcsDuration() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, or is negative
   */
  static Duration parse(String value) {
    Matcher form = FORM.matcher(value.trim());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "DURATION is %s; allowed: such as P1D, PT8H or P1W".formatted(Faults.quote(value)));
    }
    return Duration.ofDays(7 * number(form, 1) + number(form, 2))
        .plusHours(number(form, 3))
        .plusMinutes(number(form, 4))
        .plusSeconds(number(form, 5));
  }

  private static long number(Matcher form, int group) {
    return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
  }
}
