package dev.cairn.testkit.life;

import java.time.LocalDate;
import java.time.LocalTime;

/** What one person does, day by day. */
final class PersonLife {

  private static final double FORGETS_TO_LEAVE = 0.03;
  private static final double TOOL_PINGS = 0.03;
  private static final double FAT_FINGER = 0.03;
  private static final double MISSPELT_USER = 0.06;
  private static final double UNANNOUNCED_FREE_DAY = 0.0025;
  private static final double LEARNS = 0.12;
  private static final Phrase PING = Phrase.read("SELECT 1", 1);

  private final World world;
  private final Person person;
  private final Workday workdays;
  private final Chance chance;
  private String address;

  PersonLife(World world, Person person) {
    this.world = world;
    this.person = person;
    this.workdays = new Workday(person);
    this.chance = person.chance();
  }

  /** Begins with a day; each plans the next. */
  void day(LocalDate date) {
    long midnight = Times.at(date, LocalTime.MIDNIGHT, person.team().zone());
    world.agenda().at(midnight, () -> {
      if (person.isThere(date)) {
        plan(date);
      }
      day(date.plusDays(1));
    });
  }

  private void plan(LocalDate date) {
    address = chance.happens(person.homeOffice()) ? vpn() : person.address();
    if (chance.happens(LEARNS)) {
      person.repertoire().learn(chance);
    }
    Workday.Stretch work = workdays.of(date, chance);
    if (work != null) {
      sittings(work, person.team().sessions());
    } else if (!person.team().takesTurns() && chance.happens(UNANNOUNCED_FREE_DAY)) {
      long from = Times.at(date, LocalTime.of(10 + chance.below(7), 0), person.team().zone());
      sittings(new Workday.Stretch(from, from + 2 * Times.HOUR), 2);
    }
  }

  private String vpn() {
    return "10.50." + chance.below(8) + "." + (2 + chance.below(250));
  }

  private void sittings(Workday.Stretch work, int about) {
    int count = (int) Math.max(1, Math.round(chance.normal(about, about / 3.0)));
    double each = (double) person.team().statements() / about;
    long lunch = work.from() + (work.to() - work.from()) / 2 + chance.between(0, Times.HOUR);
    for (int i = 0; i < count; i++) {
      // the first one is how the day begins
      long at = i == 0 ? work.from() : chance.between(work.from(), work.to() - 5 * Times.MINUTE);
      if (i > 0 && at > lunch && at < lunch + 40 * Times.MINUTE) {
        at = lunch + 45 * Times.MINUTE;
      }
      int statements = (int) Math.max(1, chance.logNormal(each, 0.7));
      double pause = Math.min(40, 40 * 60 / each) * Times.SECOND;
      if (at >= world.now()) {
        world.agenda().at(at, () -> sit(statements, pause, work.to()));
      }
    }
  }

  /** Somebody works now, whatever the hour: one sitting. */
  void sit(int statements, double pause, long until) {
    if (address == null) {
      address = vpn();
    }
    Client client = new Client(person.user(), person.repertoire().book().schema(), address);
    if (!chance.happens(FAT_FINGER)) {
      enter(client, statements, pause, until);
      return;
    }
    fumble(client, 1 + chance.zipf(4), () -> enter(client, statements, pause, until));
  }

  /** Types a wrong password some times, or a wrong user, and then the right one. */
  void fumble(Client client, int times, Runnable then) {
    String user =
        chance.happens(MISSPELT_USER) ? client.user().substring(1) : client.user();
    Stay.refuse(
        world,
        new Client(user, "", client.ip()),
        world.proxy(chance),
        chance);
    world.agenda().in(chance.between(3 * Times.SECOND, 40 * Times.SECOND), () -> {
      if (times > 1) {
        fumble(client, times - 1, then);
      } else {
        then.run();
      }
    });
  }

  /** The morning after a password ran out: nobody remembers at once. */
  void passwordRanOut() {
    Client client =
        new Client(person.user(), person.repertoire().book().schema(), person.address());
    fumble(
        client,
        1 + chance.below(4),
        () -> enter(client, 5, 20 * Times.SECOND, world.now() + Times.HOUR));
  }

  private void enter(Client client, int statements, double pause, long until) {
    Script script = new Browsing(world, person, chance, statements, pause, until);
    if (chance.happens(FORGETS_TO_LEAVE)) {
      script = new LeftOpen(world, chance, script, chance.happens(TOOL_PINGS) ? PING : null);
    }
    Stay.begin(world, client, world.proxy(chance), chance, script, () -> { });
  }
}
