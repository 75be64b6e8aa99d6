package dev.cairn.testkit.simulator;

/** Through a ProxySQL as a fast_forward user: a connection of its own, no event lines, no Quit. */
final class FastForwardRoad implements Road {

  private final World world;
  private final Proxy proxy;
  private final DatabaseServer server;
  private ClientSession session;
  private ServerConnection connection;
  private ProxySessionLog log;

  FastForwardRoad(World world, Proxy proxy, DatabaseServer server) {
    this.world = world;
    this.proxy = proxy;
    this.server = server;
  }

  @Override
  public TrueSession.Kind kind() {
    return TrueSession.Kind.FAST_FORWARD;
  }

  @Override
  public void open(ClientSession opening, Runnable opened) {
    session = opening;
    log = new ProxySessionLog(world, proxy, opening);
    proxy.enter(session, this);
    world
        .timeline()
        .in(
            ProxyRoad.HANDSHAKE,
            () -> {
              if (session.isAlive() && proxy.isUp()) {
                log.connected(wanted());
                connection =
                    server.connect(
                        session.user(),
                        proxy.ip(),
                        proxy.pools().get(0).nextPort(),
                        Vocabulary.SCHEMA);
                opened.run();
              }
            });
  }

  @Override
  public void run(Statement statement, int number, Runnable answered) {
    session.ranOn(connection);
    server.run(
        connection,
        statement,
        world.durations().draw(),
        outcome -> {
          int bytes = world.answerBytes(statement);
          connection.flow().exchange(statement.bytes(), bytes);
          session.flow().exchange(0, bytes);
          log.truth(Origin.FAST_FORWARD, number, null, connection, outcome, null);
          answered.run();
        });
  }

  @Override
  public void changeUser(String user) {
    server.changeUser(connection, user, Vocabulary.SCHEMA);
  }

  @Override
  public void close(TrueSession.End end) {
    proxy.leave(session);
    if (connection != null) {
      server.close(connection);
    }
    if (end != TrueSession.End.PROXY_STOPPED) {
      log.closed(wanted(), end, false);
    }
  }

  private Wanted wanted() {
    return new Wanted(session.user(), Vocabulary.SCHEMA, false, true);
  }

  @Override
  public TrueSession.End lost() {
    return connection.isOpen() ? null : TrueSession.End.SERVER_STOPPED;
  }

  @Override
  public ProxySessionLog log() {
    return log;
  }

  @Override
  public String targetIp() {
    return proxy.ip();
  }

  @Override
  public int targetPort() {
    return Proxy.PORT;
  }
}
