package dev.cairn.testkit.life;

import dev.cairn.testkit.life.AttackKind.Moment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Who attacks when: at moments of chance, never two within a day of one another for one user, and
 * none while a log is silent or a clock is wrong.
 */
final class AttackPlan {

  private static final int TRIES = 2_000;
  private static final long FAULT_LENGTH = 8 * Times.HOUR;

  private record Busy(String user, long from, long to) {}

  private final World world;
  private final Attacks attacks;
  private final Chance chance;
  private final List<Busy> busy = new ArrayList<>();

  AttackPlan(World world, Attacks attacks) {
    this.world = world;
    this.attacks = attacks;
    this.chance = new Chance(world.config().seed(), "plan");
  }

  void plan() {
    // what has least room first
    for (AttackKind kind : AttackKind.values()) {
      if (kind.moment() == Moment.FAULT) {
        each(kind);
      }
    }
    for (AttackKind kind : AttackKind.values()) {
      if (kind.moment() != Moment.FAULT) {
        each(kind);
      }
    }
  }

  private void each(AttackKind kind) {
    for (int i = 0; i < world.config().attacks(); i++) {
      Attempt attempt = find(kind, i);
      world.agenda().at(attempt.from(), () -> attacks.begin(attempt));
    }
  }

  private Attempt find(AttackKind kind, int number) {
    for (int i = 0; i < TRIES; i++) {
      Person person = chance.pick(world.people().all());
      long from = moment(kind, person);
      long to = from + length(kind);
      if (from >= 0
          && to < world.config().endMicros() - Times.HOUR
          && isFree(kind, person.user(), from, to)) {
        boolean fault = kind.moment() == Moment.FAULT;
        long margin = fault ? 2 * Times.HOUR : Times.DAY / 2;
        busy.add(new Busy(fault ? null : person.user(), from - margin, to + margin));
        return new Attempt(world, kind, number, person, from);
      }
    }
    throw new IllegalArgumentException(
        "no room for attack %d of kind %s: give fewer attacks, or more days or users"
            .formatted(number + 1, kind));
  }

  private boolean isFree(AttackKind kind, String user, long from, long to) {
    // what takes days goes on while a log is silent for hours
    boolean takesDays = kind == AttackKind.LOW_AND_SLOW;
    return busy.stream()
        .noneMatch(
            one ->
                from < one.to
                    && to > one.from
                    && (one.user == null ? !takesDays : one.user.equals(user)));
  }

  private long length(AttackKind kind) {
    return switch (kind) {
      case LOW_AND_SLOW -> slowDays() * Times.DAY;
      case SILENT_SOURCE, CLOCK_JUMP -> FAULT_LENGTH;
      case OFF_HOURS_IN_SESSION -> 14 * Times.HOUR;
      default -> 2 * Times.HOUR;
    };
  }

  private int slowDays() {
    return slowDays(world.config());
  }

  static int slowDays(LifeConfig config) {
    return Math.max(1, Math.min(8, config.days() / 4));
  }

  /** -1 if the person cannot do it on that day. */
  private long moment(AttackKind kind, Person person) {
    Moment moment = kind.moment();
    LifeConfig config = world.config();
    int least = moment == Moment.WORK_AFTER_HISTORY ? config.historyDays() : 0;
    int day = least + chance.below(Math.max(1, config.days() - least));
    long start = config.startMicros() + day * Times.DAY;
    if (moment == Moment.ANY || moment == Moment.FAULT) {
      return person.team().takesTurns() ? -1 : start + chance.between(0, Times.DAY);
    }
    ZoneId zone = person.team().zone();
    LocalDate date = Times.date(start + Times.DAY / 2, zone);
    if (person.team().takesTurns()
        || !person.isThere(date)
        || date.getDayOfWeek().getValue() > 5) {
      return -1;
    }
    LocalTime time =
        switch (moment) {
          case NIGHT -> LocalTime.of(chance.below(5), chance.below(60));
          case EVENING -> LocalTime.of(15, chance.below(60));
          default -> LocalTime.of(10 + chance.below(5), chance.below(60));
        };
    long at = Times.at(date, time, zone);
    boolean announced = moment == Moment.NIGHT || moment == Moment.EVENING;
    return at < config.startMicros()
            || announced && world.roster().isAnnounced(person.user(), at)
        ? -1
        : at;
  }
}
