package dev.cairn.testkit.simulator;

/** To the database server itself, past every proxy. */
final class DirectRoad implements Road {

  private final World world;
  private final DatabaseServer server;
  private ClientSession session;
  private ServerConnection connection;

  DirectRoad(World world, DatabaseServer server) {
    this.world = world;
    this.server = server;
  }

  @Override
  public TrueSession.Kind kind() {
    return TrueSession.Kind.DIRECT;
  }

  @Override
  public void open(ClientSession opening, Runnable opened) {
    session = opening;
    connection =
        server.accept(
            session.user(), session.address().ip(), Vocabulary.SCHEMA, session.flow());
    opened.run();
  }

  @Override
  public void run(Statement statement, int number, Runnable answered) {
    session.ranOn(connection);
    server.run(
        connection,
        statement,
        world.durations().draw(),
        outcome -> {
          session.flow().exchange(0, world.answerBytes(statement));
          world
              .listener()
              .statement(
                  new TrueStatement(
                      Origin.DIRECT,
                      session.client(),
                      session.number(),
                      number,
                      null,
                      0,
                      -1,
                      null,
                      server.address(),
                      connection.id(),
                      outcome.startMicros(),
                      outcome.endMicros(),
                      outcome.records(),
                      null));
          answered.run();
        });
  }

  @Override
  public void changeUser(String user) {
    server.changeUser(connection, user, Vocabulary.SCHEMA);
  }

  @Override
  public void close(TrueSession.End end) {
    server.close(connection);
  }

  @Override
  public TrueSession.End lost() {
    return connection.isOpen() ? null : TrueSession.End.SERVER_STOPPED;
  }

  @Override
  public ProxySessionLog log() {
    return null;
  }

  @Override
  public String targetIp() {
    return server.ip();
  }

  @Override
  public int targetPort() {
    return DatabaseServer.PORT;
  }
}
