package dev.cairn.testkit.life;

import dev.cairn.testkit.life.Team.Role;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What does not happen every day: duties, maintenance, mornings that go wrong, quarter-ends. */
final class Occasions {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final double CALLED = 0.12;
  private static final double SWAPPED = 0.1;
  private static final double AWAY_TOGETHER = 0.15;
  private static final double CHANGES_TEAM = 0.01;

  private final World world;
  private final Map<Person, PersonLife> lives;
  private final Chance chance;
  private final LocalDate first;
  private final LocalDate last;

  Occasions(World world, Map<Person, PersonLife> lives) {
    this.world = world;
    this.lives = lives;
    this.chance = new Chance(world.config().seed(), "occasions");
    this.first = world.config().start().atZone(ZoneOffset.UTC).toLocalDate();
    this.last = first.plusDays(world.config().days());
  }

  /** Plans all of it, and announces what is announced. */
  void plan(Services services, Administration administration) {
    for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.MONDAY || day.equals(first)) {
        onCall(day, Role.ADMINISTRATOR);
        onCall(day, Role.DEVELOPER);
      }
      if (day.getDayOfWeek() == DayOfWeek.SATURDAY && isQuarterEnd(day)) {
        closing(day);
      }
      if (day.getDayOfMonth() % 10 == 7) {
        maintenance(day, administration);
      }
      if (day.getDayOfMonth() == 12) {
        passwordsRunOut(day);
      }
      if (day.getDayOfMonth() == 20) {
        world.agenda().at(Times.at(day, LocalTime.of(19, 0), BERLIN), services::deploy);
      }
      if (isQuarterEnd(day) && day.getDayOfWeek().getValue() < 6) {
        reports(day);
      }
    }
    changesOfTeam();
  }

  private static boolean isQuarterEnd(LocalDate day) {
    return day.getMonthValue() % 3 == 1 && day.getDayOfMonth() <= 10;
  }

  private void onCall(LocalDate day, Role role) {
    List<Person> able = world.people().of(role);
    Person duty = chance.pick(able);
    LocalDate next = day.plusDays(8L - day.getDayOfWeek().getValue());
    world
        .roster()
        .announce(
            List.of(duty.user()),
            Times.at(day, LocalTime.MIDNIGHT, BERLIN),
            Times.at(next, LocalTime.MIDNIGHT, BERLIN),
            "on call");
    for (LocalDate night = day; night.isBefore(next); night = night.plusDays(1)) {
      if (chance.happens(CALLED)) {
        // a duty that two people swapped stands in no list
        Person called = chance.happens(SWAPPED) ? chance.pick(able) : duty;
        long at = Times.at(night, LocalTime.of(20, 0), BERLIN) + chance.between(0, 10 * Times.HOUR);
        sit(called, at, 5 + chance.below(40));
      }
    }
  }

  private void sit(Person person, long at, int statements) {
    world.agenda().at(at, () ->
        lives.get(person).sit(statements, 25.0 * Times.SECOND, at + 2 * Times.HOUR));
  }

  private void closing(LocalDate day) {
    List<String> users = new ArrayList<>();
    for (Person person : world.people().of(Role.BILLING)) {
      if (chance.happens(AWAY_TOGETHER)) {
        users.add(person.user());
        long at = Times.at(day, LocalTime.of(8 + chance.below(4), 0), person.team().zone());
        sit(person, at, 40);
      }
    }
    long from = Times.at(day, LocalTime.of(7, 0), BERLIN);
    world.roster().announce(users, from, from + 20 * Times.HOUR, "closing of the quarter");
  }

  /** Large reports, as every quarter. */
  private void reports(LocalDate day) {
    List<Person> able = world.people().of(Role.BILLING);
    for (int i = 0; i < Math.max(1, able.size() / 25); i++) {
      Person person = chance.pick(able);
      Phrase report =
          Phrase.read(
              "SELECT c.*,l.* FROM billing.claims c JOIN billing.claim_lines l ON l.id=c.id"
                  + " WHERE c.created_at BETWEEN $ AND $",
              30_000);
      long at = Times.at(day, LocalTime.of(9, 0), person.team().zone())
          + chance.between(0, 7 * Times.HOUR);
      world.agenda().at(at, () ->
          Stay.begin(
              world,
              new Client(person.user(), "billing", person.address()),
              world.proxy(chance),
              chance,
              NightWork.said(List.of(Script.Line.of(Times.SECOND, report, chance))),
              () -> { }));
    }
  }

  private void maintenance(LocalDate day, Administration administration) {
    Person one = chance.pick(world.people().of(Role.ADMINISTRATOR));
    long from = Times.at(day, LocalTime.of(22, 0), BERLIN);
    world
        .roster()
        .announce(
            List.of(one.user(), Services.DEPLOYMENT), from, from + 4 * Times.HOUR, "maintenance");
    world.agenda().at(from + chance.between(Times.MINUTE, Times.HOUR), () ->
        administration.maintain(one, from + 4 * Times.HOUR));
  }

  private void passwordsRunOut(LocalDate day) {
    LocalDate date = day;
    while (date.getDayOfWeek().getValue() > 5) {
      date = date.plusDays(1);
    }
    for (Person person : world.people().all()) {
      if (chance.happens(AWAY_TOGETHER) && person.isThere(date)) {
        long at = Times.at(date, LocalTime.of(7, 30), person.team().zone())
            + chance.between(0, 2 * Times.HOUR);
        world.agenda().at(at, lives.get(person)::passwordRanOut);
      }
    }
  }

  private void changesOfTeam() {
    List<Person> people = world.people().all();
    for (int i = 0; i < Math.max(1, (int) (people.size() * CHANGES_TEAM)); i++) {
      Person person = chance.pick(people);
      Person model = chance.pick(people);
      if (person.team().takesTurns() || model.team().takesTurns()) {
        continue;
      }
      long at = world.now() + chance.between(0, world.config().days() * Times.DAY);
      world.agenda().at(at, () ->
          person.changesWork(new Repertoire(model.repertoire().book(), 15, person.chance())));
    }
  }
}
