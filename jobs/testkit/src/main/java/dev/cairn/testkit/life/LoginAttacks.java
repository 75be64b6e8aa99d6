package dev.cairn.testkit.life;

import java.util.List;

/** Attacks by logins that fail. */
final class LoginAttacks {

  private static final List<String> COMMON =
      List.of("root", "admin", "mysql", "test", "sa", "backup", "dbuser", "oracle", "guest");

  private final World world;

  LoginAttacks(World world) {
    this.world = world;
  }

  /** Many passwords for one user, quickly; {@code finds} says whether one is right. */
  void guesses(Attempt attempt, boolean finds) {
    Chance chance = attempt.chance();
    Client client = client(attempt, attempt.person().user());
    attempt.names(client.user(), client.ip());
    int tries = 25 + chance.below(120);
    fail(attempt, tries, chance.between(1, 6) * Times.SECOND, i -> client, () -> {
      if (!finds) {
        attempt.over();
        return;
      }
      List<Script.Line> lines = new java.util.ArrayList<>();
      for (int i = 0; i < 12; i++) {
        lines.add(Script.Line.of(5 * Times.SECOND,
            attempt.person().repertoire().pick(chance), chance));
      }
      attempt.wrote(lines.size());
      Stay.begin(world, client, world.proxy(chance), chance, NightWork.said(lines),
          attempt::over);
    });
  }

  /** One or two passwords for many users, slowly. */
  void sprays(Attempt attempt) {
    Chance chance = attempt.chance();
    List<Person> people = world.people().all();
    String ip = client(attempt, "x").ip();
    int first = chance.below(people.size());
    int count = Math.min(people.size(), 20 + chance.below(60));
    attempt.names(null, ip);
    for (int i = 0; i < count; i++) {
      attempt.names(people.get((first + i) % people.size()).user(), null);
    }
    fail(attempt, count, chance.between(10, 60) * Times.SECOND,
        i -> new Client(people.get((first + i) % people.size()).user(), "", ip), attempt::over);
  }

  void triesUnknown(Attempt attempt) {
    Chance chance = attempt.chance();
    String ip = client(attempt, "x").ip();
    attempt.names(null, ip);
    COMMON.forEach(user -> attempt.names(user, null));
    fail(attempt, COMMON.size() + chance.below(20), 4 * Times.SECOND,
        i -> new Client(COMMON.get(i % COMMON.size()), "", ip), attempt::over);
  }

  private void fail(
      Attempt attempt, int left, long pause, java.util.function.IntFunction<Client> as,
      Runnable then) {
    Chance chance = attempt.chance();
    // a refused login is a line that it was, and a line that it is closed
    attempt.wrote(2);
    Stay.refuse(world, as.apply(left - 1), world.proxy(chance), chance);
    world.agenda().in(pause + chance.exponential(pause / 2.0), () -> {
      if (left > 1) {
        fail(attempt, left - 1, pause, as, then);
      } else {
        then.run();
      }
    });
  }

  /** From a desk, the VPN, or an address that nobody knows. */
  private Client client(Attempt attempt, String user) {
    Chance chance = attempt.chance();
    String ip =
        switch (chance.below(3)) {
          case 0 -> attempt.person().address();
          case 1 -> "10.50." + chance.below(8) + "." + (2 + chance.below(250));
          default -> "10.99." + chance.below(200) + "." + (2 + chance.below(250));
        };
    return new Client(user, attempt.person().repertoire().book().schema(), ip);
  }
}
