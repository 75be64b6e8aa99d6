package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.DatabaseServer.Outcome;
import dev.cairn.testkit.simulator.LogEntry.Command;
import dev.cairn.testkit.simulator.Statement.Answer;
/** Through a ProxySQL that shares its connections among its sessions. */
final class ProxyRoad implements Road {

  static final long HANDSHAKE = 1_200;

  private static final int LOST_CONNECTION = 2013;
  private static final double RESET = 0.5;
  private static final int WORKERS = 4;

  private final World world;
  private final Proxy proxy;
  private final ConnectionPool pool;
  private final OwnStatements own;
  private final Tie tie = new Tie();

  private ClientSession session;
  private ProxySessionLog log;
  private Wanted wanted;
  private ServerConnection held;
  private Call current;
  private long stateSince;

  /** A statement under way. */
  private record Call(Statement statement, int number, long received, Runnable answered) {

    boolean is(Command command) {
      return statement.command() == command;
    }
  }

  ProxyRoad(World world, Proxy proxy, int server, Wanted wanted) {
    this.world = world;
    this.proxy = proxy;
    this.pool = proxy.pools().get(server);
    this.wanted = wanted;
    this.own = new OwnStatements(world, proxy);
  }

  @Override
  public TrueSession.Kind kind() {
    return TrueSession.Kind.MULTIPLEXED;
  }

  @Override
  public void open(ClientSession opening, Runnable opened) {
    session = opening;
    log = new ProxySessionLog(world, proxy, opening);
    stateSince = world.timeline().now();
    proxy.enter(session, this);
    world
        .timeline()
        .in(
            HANDSHAKE,
            () -> {
              if (session.isAlive()) {
                log.connected(wanted);
                opened.run();
              }
            });
  }

  @Override
  public void run(Statement statement, int number, Runnable answered) {
    Call call = new Call(statement, number, world.timeline().now(), answered);
    current = call;
    stateSince = call.received;
    boolean knownText =
        call.is(Command.COM_STMT_PREPARE)
            && statement.template().errorCode() == 0
            && !proxy.prepare(statement.template());
    if (statement.road() == Answer.PROXY || knownText) {
      answerAlone(call);
      return;
    }
    if (statement.road() == Answer.MIRRORED && proxy.pools().size() > 1) {
      new Mirror(world, proxy, wanted).run(statement, pool);
    }
    if (tie.holds()) {
      fit(call, held);
    } else {
      pool.acquire(wanted, connection -> fit(call, connection), () -> giveUp(call));
    }
  }

  private void answerAlone(Call call) {
    Template template = call.statement.template();
    if (template == Vocabulary.AUTOCOMMIT_OFF || template == Vocabulary.AUTOCOMMIT_ON) {
      wanted = wanted.withAutocommit(template == Vocabulary.AUTOCOMMIT_ON);
    }
    RecordReference line = log.line(call.statement, wanted, call.received, -1, null, 0, 0);
    tell(call, line, null, Outcome.NEVER_RUN, null);
  }

  private void fit(Call call, ServerConnection connection) {
    held = connection;
    own.fit(connection, wanted, call.statement, () -> send(call, connection));
  }

  private void send(Call call, ServerConnection connection) {
    world
        .timeline()
        .in(
            OwnStatements.HOP_MICROS,
            () -> {
              if (!connection.isOpen()) {
                answer(call, connection, Outcome.NEVER_RUN);
                return;
              }
              connection
                  .flow()
                  .exchange(call.statement.bytes(), world.answerBytes(call.statement));
              connection
                  .server()
                  .run(
                      connection,
                      call.statement,
                      world.durations().draw(),
                      outcome ->
                          world
                              .timeline()
                              .in(
                                  OwnStatements.HOP_MICROS,
                                  () -> answer(call, connection, outcome)));
            });
  }

  /** No connection came free in time: a line that looks like any other. */
  private void giveUp(Call call) {
    String server = pool.server().address();
    RecordReference line =
        log.line(
            call.statement,
            wanted,
            call.received,
            pool.hostgroup(),
            server,
            LOST_CONNECTION,
            0);
    tell(call, line, null, Outcome.NEVER_RUN, null);
  }

  private void answer(Call call, ServerConnection connection, Outcome outcome) {
    if (!session.isAlive()) {
      tell(call, null, connection, outcome, null);
      return;
    }
    int error = outcome.broken() ? LOST_CONNECTION : call.statement.template().errorCode();
    RecordReference line = null;
    if (error != 0 && call.is(Command.COM_STMT_PREPARE)) {
      log.prepareFailed(wanted);
    } else {
      String server = connection.server().address();
      line =
          log.line(
              call.statement,
              wanted,
              call.received,
              pool.hostgroup(),
              server,
              error,
              insertId(call, error));
    }
    RecordReference errorLine =
        error == 0
            ? null
            : log.failure(call.statement, wanted, pool.hostgroup(), connection, error);
    tie.after(call.statement, error, wanted.autocommit());
    if (outcome.broken()) {
      tie.cut();
      held = null;
      pool.discard(connection);
    } else if (!tie.holds()) {
      held = null;
      pool.release(connection);
    }
    tell(call, line, connection, outcome, errorLine);
  }

  private long insertId(Call call, int error) {
    boolean inserts =
        error == 0
            && call.statement.template().pin() == Template.Pin.AUTO_INCREMENT
            && !call.is(Command.COM_STMT_PREPARE);
    return inserts ? world.nextInsertId() : 0;
  }

  private void tell(
      Call call,
      RecordReference line,
      ServerConnection connection,
      Outcome outcome,
      RecordReference errorLine) {
    current = null;
    stateSince = world.timeline().now();
    session.flow().exchange(0, world.answerBytes(call.statement));
    if (connection != null) {
      session.ranOn(connection);
    }
    log.truth(Origin.CLIENT, call.number, line, connection, outcome, errorLine);
    call.answered.run();
  }

  /** What a poll of the list of processes sees. */
  LogEntry.ProxyProcess process(long nowMicros) {
    ServerConnection shown = held != null && held.isOpen() ? held : null;
    return new LogEntry.ProxyProcess(
        (int) (log.threadId() % WORKERS),
        log.threadId(),
        wanted.user(),
        wanted.schema(),
        session.address().text(),
        pool.hostgroup(),
        shown == null ? null : shown.flow().source(),
        shown == null ? null : shown.server().address(),
        (nowMicros - stateSince) / 1_000,
        current == null ? null : current.statement.query(),
        proxy.logs().shows(nowMicros));
  }

  @Override
  public void changeUser(String newUser) {
    wanted = wanted.withUser(newUser);
  }

  @Override
  public void close(TrueSession.End end) {
    proxy.leave(session);
    if (end != TrueSession.End.PROXY_STOPPED) {
      log.closed(wanted, end, true);
      giveBack();
    }
  }

  private void giveBack() {
    if (held == null) {
      return;
    }
    ServerConnection connection = held;
    held = null;
    if (!connection.isOpen() || tie.isLasting() && !world.dice().chance(RESET)) {
      pool.discard(connection);
      return;
    }
    if (tie.isLasting()) {
      connection.server().changeUser(connection, wanted.user(), wanted.schema());
    }
    pool.release(connection);
  }

  @Override
  public TrueSession.End lost() {
    if (held == null || held.isOpen()) {
      return null;
    }
    boolean inTransaction = tie.isLasting();
    tie.cut();
    pool.discard(held);
    held = null;
    return inTransaction ? TrueSession.End.SERVER_STOPPED : null;
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
