package dev.cairn.testkit.simulator;

/** A statement's copy on another server: a session of its own, without a client. */
final class Mirror {

  private final World world;
  private final Proxy proxy;
  private final Wanted wanted;
  private final long startMicros;

  Mirror(World world, Proxy proxy, Wanted wanted) {
    this.world = world;
    this.proxy = proxy;
    this.wanted = wanted;
    this.startMicros = proxy.startMicros();
  }

  void run(Statement statement, ConnectionPool original) {
    int next = (proxy.pools().indexOf(original) + 1) % proxy.pools().size();
    ConnectionPool pool = proxy.pools().get(next);
    long threadId = proxy.nextThread();
    long received = world.timeline().now();
    OwnStatements own = new OwnStatements(world, proxy);
    pool.acquire(
        wanted,
        connection ->
            own.fit(
                connection,
                wanted,
                statement,
                () -> send(statement, pool, connection, threadId, received)),
        () -> { });
  }

  private void send(
      Statement statement,
      ConnectionPool pool,
      ServerConnection connection,
      long threadId,
      long received) {
    if (!connection.isOpen()) {
      pool.release(connection);
      return;
    }
    connection
        .server()
        .run(
            connection,
            statement,
            world.durations().draw(),
            outcome -> {
              RecordReference line = null;
              if (proxy.isUp() && proxy.startMicros() == startMicros) {
                line = log(statement, pool, threadId, received);
                pool.release(connection);
              }
              tell(connection, threadId, line, outcome);
            });
  }

  private RecordReference log(
      Statement statement, ConnectionPool pool, long threadId, long received) {
    return proxy
        .logs()
        .statement(
            ProxyLine.of(
                statement,
                threadId,
                "",
                wanted,
                pool.hostgroup(),
                pool.server().address(),
                proxy.logs().stamps(received, world.timeline().now(), 0),
                0,
                0,
                world.dice()));
  }

  private void tell(
      ServerConnection connection,
      long threadId,
      RecordReference line,
      DatabaseServer.Outcome outcome) {
    world
        .listener()
        .statement(
            new TrueStatement(
                Origin.MIRROR,
                -1,
                -1,
                0,
                proxy.name(),
                startMicros,
                threadId,
                line,
                connection.server().address(),
                connection.id(),
                outcome.startMicros(),
                outcome.endMicros(),
                outcome.records(),
                null));
  }
}
