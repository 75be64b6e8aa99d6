package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/** The ordinary clients: each comes, works, leaves, and comes again. */
final class Clients {

  private static final String NAT_IP = "10.1.0.";
  private static final int FIRST_HOST = 4;
  private static final long ALL_BY = 3_000_000;
  private static final double AWAY = 3_000_000;
  private static final long TRY_AGAIN = 1_000_000;
  private static final double LATIN_SHARE = 0.2;
  private static final double OTHER_SHARE = 0.1;

  private final World world;
  private final List<NatPorts> addresses = new ArrayList<>();

  Clients(World world) {
    this.world = world;
    Topology topology = world.config().topology();
    for (int i = 0; i < topology.natAddresses(); i++) {
      addresses.add(new NatPorts(NAT_IP + (FIRST_HOST + i), topology.natPorts()));
    }
  }

  void start() {
    long length = Allowed.micros(world.config().length());
    for (int i = 0; i < world.config().topology().clients(); i++) {
      int client = i;
      long first = world.dice().between(0, Math.min(ALL_BY, length / 4));
      world.timeline().in(first, () -> come(client));
    }
  }

  ClientSession.Address address(int client) {
    return addresses.get(client % addresses.size()).take();
  }

  /** A proxy that is up, as the load balancer picks it; null if there is none. */
  Proxy proxy() {
    List<Proxy> up = world.proxies().stream().filter(Proxy::isUp).toList();
    return up.isEmpty() ? null : world.dice().pick(up);
  }

  private void come(int client) {
    if (world.isClosing()) {
      return;
    }
    Proxy proxy = proxy();
    if (proxy == null) {
      world.timeline().in(TRY_AGAIN, () -> come(client));
      return;
    }
    int clients = world.config().topology().clients();
    boolean fast =
        client < Math.round(clients * world.config().oddities().fastForward());
    int server = client % world.servers().size();
    Road road =
        fast
            ? new FastForwardRoad(world, proxy, world.servers().get(server))
            : new ProxyRoad(world, proxy, server, wanted(user(client)));
    String user =
        fast
            ? Users.FAST_FORWARD
            : user(client);
    ClientSession session =
        new ClientSession(
            world,
            client,
            null,
            user,
            address(client),
            new OrdinaryScript(world.config(), world.dice()),
            road,
            () -> left(client));
    if (!fast && world.dice().chance(world.config().oddities().changedUser())) {
      session.changeUserAt(world.config().traffic().statementsPerSession() / 2);
    }
    session.start();
  }

  private String user(int client) {
    return Users.ORDINARY.get(client / world.servers().size() % Users.ORDINARY.size());
  }

  private Wanted wanted(String user) {
    String schema =
        world.dice().chance(OTHER_SHARE) ? Vocabulary.OTHER_SCHEMA : Vocabulary.SCHEMA;
    return new Wanted(user, schema, world.dice().chance(LATIN_SHARE), true);
  }

  private void left(int client) {
    world.timeline().in(world.dice().exponential(AWAY), () -> come(client));
    world.sessionOver();
  }
}
