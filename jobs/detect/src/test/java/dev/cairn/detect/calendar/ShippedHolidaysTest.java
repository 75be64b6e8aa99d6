package dev.cairn.detect.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.RuleFault;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedHolidaysTest {

  private static final String US = "calendars/us-federal-holidays.ics";
  private static final String GERMANY = "calendars/german-nationwide-holidays.ics";

  private static TreeMap<LocalDate, String> holidays(String path, int year) {
    TreeMap<LocalDate, String> days = new TreeMap<>();
    List<RuleFault> faults = new ArrayList<>();
    byte[] bytes = Plans.shippedFiles().contents().get(path);
    for (Occurrence one : IcsFile.read(path, bytes, faults)) {
      if (one.begin().getYear() == year) {
        assertThat(one.begin().plusDays(1)).isEqualTo(one.end());
        days.merge(one.begin().toLocalDate(), one.text(), (a, b) -> a + " and " + b);
      }
    }
    assertThat(faults).isEmpty();
    return days;
  }

  /** As the US Office of Personnel Management publishes them: days off, Monday to Friday. */
  @ParameterizedTest
  @CsvSource({
    "2021, 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    "2024, 01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    "2025, 01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    "2026, 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    "2027, 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    "2028, 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    "2030, 01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"
  })
  void federalHolidaysAreThoseThatWereAnnounced(int year, String days) {
    List<String> weekdays =
        holidays(US, year).keySet().stream()
            .filter(day -> day.getDayOfWeek().getValue() <= 5)
            .map(day -> day.toString().substring(5))
            .toList();

    assertThat(weekdays).containsExactly(days.trim().split(" "));
  }

  @Test
  void noFederalHolidayIsOlderThanItsLaw() {
    assertThat(holidays(US, 1985).values()).noneMatch(name -> name.contains("King"));
    assertThat(holidays(US, 2020).values()).noneMatch(name -> name.contains("Juneteenth"));
    assertThat(holidays(US, 2020)).hasSize(10 + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2015, 2016, 2019, 2024, 2025, 2026, 2027, 2030, 2038, 2040})
  void movableGermanHolidaysFollowEaster(int year) {
    TreeMap<LocalDate, String> days = holidays(GERMANY, year);
    LocalDate easter = easter(year);

    assertThat(days).hasSize(9);
    assertThat(days.get(easter.minusDays(2))).isEqualTo("Karfreitag");
    assertThat(days.get(easter.plusDays(1))).isEqualTo("Ostermontag");
    assertThat(days.get(easter.plusDays(39))).isEqualTo("Christi Himmelfahrt");
    assertThat(days.get(easter.plusDays(50))).isEqualTo("Pfingstmontag");
    assertThat(days.get(LocalDate.of(year, 10, 3))).isEqualTo("Tag der Deutschen Einheit");
    assertThat(days.get(LocalDate.of(year, 12, 26))).isEqualTo("2. Weihnachtstag");
  }

  @Test
  void theReformationWasCelebratedByAllInItsJubileeYear() {
    assertThat(holidays(GERMANY, 2017)).containsKey(LocalDate.of(2017, 10, 31)).hasSize(10);
    assertThat(holidays(GERMANY, 2018)).hasSize(9);
  }

  /** The first Sunday after the ecclesiastical full moon: Gauss, for 1900 to 2099. */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int d = (19 * a + 24) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
    LocalDate easter = LocalDate.of(year, 3, 22).plus(d + e, ChronoUnit.DAYS);
    boolean late = easter.equals(LocalDate.of(year, 4, 26)) || d == 28 && e == 6 && a > 10;
    return late ? easter.minusWeeks(1) : easter;
  }
}
