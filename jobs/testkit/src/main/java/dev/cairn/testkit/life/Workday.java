package dev.cairn.testkit.life;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;

/** When one person works on a day. */
final class Workday {

  private static final double STAYS_LONGER = 0.08;
  private static final long LONGER = 50 * Times.MINUTE;

  private final Person person;
  private final Map<Integer, Map<LocalDate, String>> holidays = new HashMap<>();

  Workday(Person person) {
    this.person = person;
  }

  /** A stretch of time, epoch microseconds. */
  record Stretch(long from, long to) {}

  /** Null if it is a free day. */
  Stretch of(LocalDate date, Chance chance) {
    return switch (person.team().role()) {
      case CLINICIAN -> turn(date, chance);
      case SUPPORT -> desk(date, chance);
      default -> office(date, chance);
    };
  }

  /** Two early shifts, two late ones, two nights, two days off. */
  private Stretch turn(LocalDate date, Chance chance) {
    int turn = (int) Math.floorMod(date.toEpochDay() + person.phase(), 8L) / 2;
    if (turn == 3) {
      return null;
    }
    long from = at(date, 6 + 8 * turn, 0) + chance.between(0, 20 * Times.MINUTE);
    return new Stretch(from, from + 8 * Times.HOUR);
  }

  /** Five days of seven, early or late; inside the hours of the desk. */
  private Stretch desk(LocalDate date, Chance chance) {
    int turn = (int) Math.floorMod(date.toEpochDay() + person.phase(), 7L);
    if (turn >= 5) {
      return null;
    }
    long from = at(date, person.phase() % 2 == 0 ? 7 : 13, 0);
    return new Stretch(
        from + chance.between(0, 15 * Times.MINUTE), from + person.team().usualHours() * Times.HOUR);
  }

  private Stretch office(LocalDate date, Chance chance) {
    Team team = person.team();
    if (!team.days().contains(date.getDayOfWeek())
        || holidays
            .computeIfAbsent(
                date.getYear(), year -> Holidays.of(team.country(), year, year))
            .containsKey(date)) {
      return null;
    }
    int minute = team.usualStart().toSecondOfDay() / 60 + person.habitMinutes();
    long from = at(date, 0, 0) + Math.max(0, minute) * Times.MINUTE;
    from += (long) chance.normal(0, 12) * Times.MINUTE;
    // as clocks stand there, also on the day on which they change
    from += at(date, 12, 0) - at(date, 0, 0) - 12 * Times.HOUR;
    long to = from + team.usualHours() * Times.HOUR + (long) chance.normal(0, 20) * Times.MINUTE;
    if (chance.happens(STAYS_LONGER)) {
      to += chance.exponential(LONGER);
    }
    return new Stretch(from, to);
  }

  private long at(LocalDate date, int hour, int minute) {
    LocalDate day = date.plusDays(hour / 24);
    return Times.at(day, LocalTime.of(hour % 24, minute), person.team().zone());
  }
}
