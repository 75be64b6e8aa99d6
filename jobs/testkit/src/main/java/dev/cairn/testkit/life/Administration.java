package dev.cairn.testkit.life;

import dev.cairn.testkit.life.Team.Role;
import dev.cairn.testkit.simulator.LogEntry.Operation;
import java.util.ArrayList;
import java.util.List;

/** What administrators and their tools do: accounts for new people, maintenance, connections. */
final class Administration {

  private final World world;
  private final Chance chance;

  Administration(World world) {
    this.world = world;
    this.chance = new Chance(world.config().seed(), "administration");
  }

  void start() {
    for (Proxy proxy : world.proxies()) {
      world.agenda().in(chance.between(0, Times.MINUTE), () ->
          world.agenda().repeat(() -> checks(proxy)));
    }
    for (Person person : world.people().all()) {
      long at = Times.at(
          person.hired(), java.time.LocalTime.of(5, 30), person.team().zone());
      if (at > world.now()) {
        world.agenda().at(at - chance.between(0, 3) * Times.DAY, () -> provides(person));
      }
    }
    long each = 9 * Times.DAY;
    world.agenda().in(chance.between(Times.DAY, each), () -> world.agenda().repeat(() -> {
      byHand();
      return chance.exponential(each) + Times.DAY;
    }));
  }

  /** The proxy looks whether the server answers. */
  private long checks(Proxy proxy) {
    long connection = world.nextConnection();
    for (Operation one : List.of(Operation.CONNECT, Operation.DISCONNECT)) {
      world.logs().database(World.SERVER_NAME, one, "monitor", proxy.ip(), connection, "", 0);
    }
    return Times.MINUTE;
  }

  private void provides(Person person) {
    say(
        new Client(Services.PROVISIONING, "ops", "10.20.8.6"),
        List.of(
            "CREATE USER '" + person.user() + "'@'%' IDENTIFIED BY '*****'",
            "GRANT SELECT ON " + person.team().schemas().get(0) + ".* TO '" + person.user() + "'"));
  }

  /** Not everything goes through the tool: in working hours an administrator helps out. */
  private void byHand() {
    Person one = chance.pick(world.people().of(Role.ADMINISTRATOR));
    Person other = chance.pick(world.people().all());
    long now = world.now();
    int hour = Times.instant(now).atZone(one.team().zone()).getHour();
    world.agenda().in(Math.floorMod(10 - hour, 24) * Times.HOUR, () ->
        say(
            new Client(one.user(), "ops", one.address()),
            List.of("GRANT SELECT ON reporting.* TO '" + other.user() + "'")));
  }

  /** An announced night: tables change, settings, and proxies leave the load balancer in turn. */
  void maintain(Person person, long until) {
    List<String> texts = new ArrayList<>();
    texts.add("SET GLOBAL max_connections=" + (400 + chance.below(200)));
    for (int i = 0; i < 4 + chance.below(6); i++) {
      String table = chance.pick(world.catalogue().all()).full();
      texts.add("ALTER TABLE " + table + " ADD INDEX idx_" + chance.hex(4) + " (updated_at)");
      texts.add("SELECT COUNT(*) FROM " + table);
    }
    say(new Client(person.user(), "ops", person.address()), texts);
    say(new Client(Services.DEPLOYMENT, "ops", "10.20.8.7"),
        List.of("CREATE TABLE ops.release_" + chance.hex(4) + " (id INT PRIMARY KEY)"));
  }

  private void say(Client client, List<String> texts) {
    List<Script.Line> lines = new ArrayList<>();
    for (String text : texts) {
      boolean read = text.startsWith("SELECT");
      Phrase phrase = new Phrase(text, !read, read ? 1 : 0);
      lines.add(new Script.Line(chance.between(Times.SECOND, 40 * Times.SECOND), phrase, text,
          phrase.rows()));
    }
    Stay.begin(world, client, world.proxy(chance), chance, NightWork.said(lines), () -> { });
  }
}
