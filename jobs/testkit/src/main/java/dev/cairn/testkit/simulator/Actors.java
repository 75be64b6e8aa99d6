package dev.cairn.testkit.simulator;

/** Who comes only in a scenario. */
final class Actors {

  private static final long SECOND = 1_000_000;
  private static final String OUTSIDER = "10.1.9.77";
  private static final int GUESSES = 40;

  private final World world;
  private final Clients clients;
  private int next;

  Actors(World world, Clients clients) {
    this.world = world;
    this.clients = clients;
    this.next = world.config().topology().clients();
  }

  void start() {
    long length = Allowed.micros(world.config().length());
    for (Scenario scenario : Scenario.values()) {
      if (!world.config().scenarios().contains(scenario)) {
        continue;
      }
      int client = next++;
      long third = length / 3;
      switch (scenario) {
        case NIGHT_ACCESS ->
            at(third, () -> read(client, scenario, Users.NIGHT, reading(false, 60, SECOND)));
        case SLOW_EXFILTRATION -> {
          // spread over what is left of the run
          int statements = (int) Math.max(10, Math.min(2_000, length / (30 * SECOND)));
          Script script = reading(true, statements, length / 2 / statements);
          at(length / 20, () -> read(client, scenario, "reporting", script));
        }
        case PROXY_BYPASS -> at(third, () -> bypass(client));
        case CREDENTIAL_GUESSING -> {
          Guessing guessing = new Guessing(world, clients, client, GUESSES);
          at(
              third,
              () ->
                  guessing.start(
                      () -> read(client, scenario, "portal", reading(false, 20, SECOND))));
        }
      }
    }
  }

  private void at(long micros, Runnable action) {
    world.timeline().in(micros, () -> {
      if (!world.isClosing()) {
        action.run();
      }
    });
  }

  private Script reading(boolean inOrder, int statements, long pause) {
    return new ReadingScript(world.dice(), inOrder, statements, pause);
  }

  private void read(int client, Scenario scenario, String user, Script script) {
    Proxy proxy = clients.proxy();
    if (proxy == null) {
      world.timeline().in(SECOND, () -> read(client, scenario, user, script));
      return;
    }
    new ClientSession(
            world,
            client,
            scenario,
            user,
            clients.address(client),
            script,
            new ProxyRoad(world, proxy, 0, new Wanted(user, Vocabulary.SCHEMA, false, true)),
            world::sessionOver)
        .start();
  }

  private void bypass(int client) {
    new ClientSession(
            world,
            client,
            Scenario.PROXY_BYPASS,
            Users.ORDINARY.get(0),
            new ClientSession.Address(OUTSIDER, 50_123, () -> { }),
            reading(true, 30, SECOND),
            new DirectRoad(world, world.servers().get(0)),
            world::sessionOver)
        .start();
  }
}
