package dev.cairn.testkit.simulator;

import java.util.List;

/** A statement's copy on another server: a session of its own, without a client. */
final class Mirror {

  private final World world;
  private final Proxy proxy;
  private final String user;
  private final boolean latin;

  Mirror(World world, Proxy proxy, String user, boolean latin) {
    this.world = world;
    this.proxy = proxy;
    this.user = user;
    this.latin = latin;
  }

  void run(Statement statement, ConnectionPool original) {
    int next = (proxy.pools().indexOf(original) + 1) % proxy.pools().size();
    ConnectionPool pool = proxy.pools().get(next);
    long threadId = proxy.nextThread();
    long received = world.timeline().now();
    OwnStatements own = new OwnStatements(world, proxy);
    pool.acquire(
        user,
        Vocabulary.SCHEMA,
        connection ->
            own.fit(
                connection,
                user,
                latin,
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
    long startMicros = proxy.startMicros();
    connection
        .server()
        .run(
            connection,
            ProxyRoad.operation(statement),
            statement.run(),
            statement.template(),
            world.durations().draw(),
            outcome -> {
              RecordReference line = null;
              if (proxy.isUp() && proxy.startMicros() == startMicros) {
                line = log(statement, pool, threadId, received);
                pool.release(connection);
              }
              tell(connection, threadId, startMicros, line, outcome.records());
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
                user,
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
      long startMicros,
      RecordReference line,
      List<RecordReference> database) {
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
                database,
                null));
  }
}
