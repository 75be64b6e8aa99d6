package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.LogEntry.Operation;

/** ProxySQL's monitor: to each server one connection that stays, and a short one each minute. */
final class Monitor {

  private static final long EVERY = 60_000_000;
  private static final long SOON = 500;
  private static final String WAIT = "SET wait_timeout=100";

  private final World world;
  private final Proxy proxy;
  private final long startMicros;

  Monitor(World world, Proxy proxy) {
    this.world = world;
    this.proxy = proxy;
    this.startMicros = proxy.startMicros();
  }

  void start() {
    for (DatabaseServer server : world.servers()) {
      stay(server);
    }
    look();
  }

  private boolean isOver() {
    return world.isOver() || !proxy.isUp() || proxy.startMicros() != startMicros;
  }

  private void stay(DatabaseServer server) {
    OwnStatements own = new OwnStatements(world, proxy);
    ServerConnection connection = connect(server);
    server.run(
        connection,
        Operation.QUERY,
        WAIT,
        null,
        SOON,
        outcome -> own.tell(Origin.MONITOR, connection, outcome));
    world.untilOver(() -> server.close(connection));
  }

  private void look() {
    if (isOver()) {
      return;
    }
    for (DatabaseServer server : world.servers()) {
      ServerConnection connection = connect(server);
      world.timeline().in(SOON, () -> server.close(connection));
    }
    world.timeline().in(EVERY, this::look);
  }

  private ServerConnection connect(DatabaseServer server) {
    return server.connect(Users.MONITOR, proxy.ip(), proxy.pools().get(0).nextPort(), "");
  }
}
