package dev.cairn.testkit.life;

import java.util.TreeSet;
import java.util.Set;

/** One attack while it goes on: who does it, and what will be said of it. */
final class Attempt {

  private final World world;
  private final AttackKind kind;
  private final int number;
  private final Person person;
  private long from;
  private final Chance chance;
  private final Set<String> users = new TreeSet<>();
  private final Set<String> clients = new TreeSet<>();
  private final Set<String> reporters = new TreeSet<>();
  private int records;

  /**
   * An attack that is to come.
   *
   * @param number of its kind, from 0
   * @param person whose account is misused, or who does it
   * @param from when it begins
   */
  Attempt(World world, AttackKind kind, int number, Person person, long from) {
    this.world = world;
    this.kind = kind;
    this.number = number;
    this.person = person;
    this.from = from;
    this.chance = new Chance(world.config().seed(), kind.name() + number);
  }

  LifeConfig config() {
    return world.config();
  }

  AttackKind kind() {
    return kind;
  }

  int number() {
    return number;
  }

  Person person() {
    return person;
  }

  long from() {
    return from;
  }

  Chance chance() {
    return chance;
  }

  /** The person's own place, or the VPN as the person. */
  Client client() {
    String ip =
        chance.happens(.6) ? person.address() : "10.50." + chance.below(8) + "." + (2 + number);
    return new Client(person.user(), person.repertoire().book().schema(), ip);
  }

  /** Whom it names; null for nobody. */
  Attempt names(String user, String client) {
    if (user != null) {
      users.add(user);
    }
    if (client != null) {
      clients.add(client);
    }
    return this;
  }

  Attempt reportedBy(String reporter) {
    reporters.add(reporter);
    return this;
  }

  void wrote(int count) {
    records += count;
  }

  /** What came before was harmless: it begins then. */
  void since(long micros) {
    from = micros;
  }

  /** It is over now. */
  void over() {
    over(world.now());
  }

  /** It was over then. */
  void over(long to) {
    world
        .listener()
        .attack(
            new PlantedAttack(
                kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + (number + 1),
                kind,
                users,
                clients,
                reporters,
                from,
                to,
                records));
  }
}
