package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/** Through a ProxySQL as a fast_forward user: a connection of its own, no event lines, no Quit. */
final class FastForwardRoad implements Road {

  private static final long HANDSHAKE = 1_200;

  private final World world;
  private final Proxy proxy;
  private final DatabaseServer server;
  private final List<RecordReference> records = new ArrayList<>();
  private ClientSession session;
  private ServerConnection connection;
  private long threadId = -1;

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
    threadId = proxy.nextThread();
    proxy.enter(session, this);
    world
        .timeline()
        .in(
            HANDSHAKE,
            () -> {
              if (session.isAlive() && proxy.isUp()) {
                audit("MySQL_Client_Connect_OK", null, -1);
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
        ProxyRoad.operation(statement),
        statement.run(),
        statement.template(),
        world.durations().draw(),
        outcome -> {
          int bytes = world.answerBytes(statement);
          connection.flow().exchange(statement.bytes(), bytes);
          session.flow().exchange(0, bytes);
          world
              .listener()
              .statement(
                  new TrueStatement(
                      Origin.FAST_FORWARD,
                      session.client(),
                      session.number(),
                      number,
                      proxy.name(),
                      proxy.startMicros(),
                      threadId,
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
    proxy.leave(session);
    if (connection != null) {
      server.close(connection);
    }
    if (end != TrueSession.End.PROXY_STOPPED) {
      boolean tcpLost = end == TrueSession.End.LOST;
      String extraInfo = tcpLost ? ProxyLogs.TCP_LOST : ProxyLogs.CLOSED;
      audit("MySQL_Client_Close", extraInfo, session.startMicros());
    }
  }

  private void audit(String event, String extraInfo, long createdMicros) {
    records.add(
        proxy
            .logs()
            .session(
                event,
                threadId,
                session.address().text(),
                session.user(),
                Vocabulary.SCHEMA,
                extraInfo,
                createdMicros,
                world.timeline().now()));
  }

  @Override
  public TrueSession.End lost() {
    return connection.isOpen() ? null : TrueSession.End.SERVER_STOPPED;
  }

  @Override
  public String proxy() {
    return proxy.name();
  }

  @Override
  public long proxyStartMicros() {
    return proxy.startMicros();
  }

  @Override
  public long threadId() {
    return threadId;
  }

  @Override
  public List<RecordReference> proxyRecords() {
    return List.copyOf(records);
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
