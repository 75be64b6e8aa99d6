package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.LogEntry.Command;
import dev.cairn.testkit.simulator.LogEntry.Operation;
import dev.cairn.testkit.simulator.ProxyLogs.Stamps;
import dev.cairn.testkit.simulator.Statement.Answer;
import java.util.ArrayList;
import java.util.List;

/** Through a ProxySQL that shares its connections among its sessions. */
final class ProxyRoad implements Road {

  private static final long HANDSHAKE = 1_200;
  private static final int LOST_CONNECTION = 2013;
  private static final double RESET = 0.5;

  private final World world;
  private final Proxy proxy;
  private final ConnectionPool pool;
  private final OwnStatements own;
  private final Tie tie = new Tie();
  private final List<RecordReference> records = new ArrayList<>();

  private ClientSession session;
  private long threadId = -1;
  private Wanted wanted;
  private ServerConnection held;
  private Statement current;
  private long stateSince;
  private long lastEnd;

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
    threadId = proxy.nextThread();
    stateSince = world.timeline().now();
    proxy.enter(session, this);
    world
        .timeline()
        .in(
            HANDSHAKE,
            () -> {
              if (session.isAlive()) {
                audit("MySQL_Client_Connect_OK", null, -1);
                opened.run();
              }
            });
  }

  @Override
  public void run(Statement statement, int number, Runnable answered) {
    long received = world.timeline().now();
    Call call = new Call(statement, number, received, answered);
    current = statement;
    stateSince = received;
    boolean knownText =
        statement.command() == Command.COM_STMT_PREPARE && !proxy.prepare(statement.template());
    if (statement.road() == Answer.PROXY || knownText) {
      if (statement.template() == Vocabulary.AUTOCOMMIT_OFF) {
        wanted = wanted.withAutocommit(false);
      } else if (statement.template() == Vocabulary.AUTOCOMMIT_ON) {
        wanted = wanted.withAutocommit(true);
      }
      call.tell(log(call, -1, null, 0, 0), null, DatabaseServer.Outcome.NEVER_RUN, null);
      return;
    }
    if (statement.road() == Answer.MIRRORED && proxy.pools().size() > 1) {
      new Mirror(world, proxy, wanted).run(statement, pool);
    }
    if (tie.holds()) {
      fit(call, held);
    } else {
      pool.acquire(wanted, connection -> fit(call, connection), call::gaveUp);
    }
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
                call.answer(connection, DatabaseServer.Outcome.NEVER_RUN);
                return;
              }
              Statement statement = call.statement;
              connection.flow().exchange(statement.bytes(), world.answerBytes(statement));
              connection
                  .server()
                  .run(
                      connection,
                      operation(statement),
                      statement.run(),
                      statement.template(),
                      world.durations().draw(),
                      outcome ->
                          world
                              .timeline()
                              .in(
                                  OwnStatements.HOP_MICROS,
                                  () -> call.answer(connection, outcome)));
            });
  }

  /** One statement under way. */
  private final class Call {
    private final Statement statement;
    private final int number;
    private final long received;
    private final Runnable answered;

    Call(Statement statement, int number, long received, Runnable answered) {
      this.statement = statement;
      this.number = number;
      this.received = received;
      this.answered = answered;
    }

    /** No connection came free in time: a line that looks like any other. */
    void gaveUp() {
      DatabaseServer server = pool.server();
      tell(
          log(this, pool.hostgroup(), server.address(), LOST_CONNECTION, 0),
          null,
          DatabaseServer.Outcome.NEVER_RUN,
          null);
    }

    void answer(ServerConnection connection, DatabaseServer.Outcome outcome) {
      if (!session.isAlive()) {
        tell(null, connection, outcome, null);
        return;
      }
      Template template = statement.template();
      int error = outcome.broken() ? LOST_CONNECTION : template.errorCode();
      long insertId =
          error == 0
                  && template.pin() == Template.Pin.AUTO_INCREMENT
                  && statement.command() != Command.COM_STMT_PREPARE
              ? world.nextInsertId()
              : 0;
      RecordReference line = null;
      if (error != 0 && statement.command() == Command.COM_STMT_PREPARE) {
        // no line, and what looks like the end of the session
        audit("MySQL_Client_Close", null, session.startMicros());
      } else {
        line = log(this, pool.hostgroup(), connection.server().address(), error, insertId);
      }
      RecordReference errorLine =
          error == 0
              ? null
              : proxy
                  .logs()
                  .failure(
                      pool.hostgroup(),
                      connection,
                      wanted.user(),
                      session.address().ip(),
                      error,
                      template,
                      world.timeline().now());
      tie.after(statement, error, wanted.autocommit());
      if (outcome.broken()) {
        tie.cut();
        held = null;
        pool.discard(connection);
      } else if (!tie.holds()) {
        held = null;
        pool.release(connection);
      }
      tell(line, connection, outcome, errorLine);
    }

    void tell(
        RecordReference line,
        ServerConnection connection,
        DatabaseServer.Outcome outcome,
        RecordReference errorLine) {
      current = null;
      stateSince = world.timeline().now();
      session.flow().exchange(0, world.answerBytes(statement));
      if (connection != null) {
        session.ranOn(connection);
      }
      world
          .listener()
          .statement(
              new TrueStatement(
                  Origin.CLIENT,
                  session.client(),
                  session.number(),
                  number,
                  proxy.name(),
                  proxy.startMicros(),
                  threadId,
                  line,
                  connection == null ? null : connection.server().address(),
                  connection == null ? -1 : connection.id(),
                  outcome.startMicros(),
                  outcome.endMicros(),
                  outcome.records(),
                  errorLine));
      answered.run();
    }
  }

  private RecordReference log(
      Call call, int hostgroup, String server, int error, long insertId) {
    Stamps stamps =
        proxy.logs().stamps(call.received, world.timeline().now(), lastEnd);
    lastEnd = stamps.endMicros();
    String client = session.address().text();
    return proxy
        .logs()
        .statement(
            ProxyLine.of(
                call.statement, threadId, client, wanted, hostgroup, server,
                stamps, error, insertId, world.dice()));
  }

  static Operation operation(Statement statement) {
    return switch (statement.command()) {
      case COM_QUERY -> Operation.QUERY;
      case COM_STMT_PREPARE -> Operation.PREPARE;
      case COM_STMT_EXECUTE -> Operation.EXECUTE;
    };
  }

  /** What a poll of the list of processes sees. */
  LogEntry.ProxyProcess process(long nowMicros) {
    ServerConnection shown = held != null && held.isOpen() ? held : null;
    return new LogEntry.ProxyProcess(
        (int) (threadId % 4),
        threadId,
        wanted.user(),
        wanted.schema(),
        session.address().text(),
        pool.hostgroup(),
        shown == null ? null : shown.flow().source(),
        shown == null ? null : shown.server().address(),
        (nowMicros - stateSince) / 1_000,
        current == null ? null : current.query(),
        0);
  }

  @Override
  public void changeUser(String newUser) {
    wanted = wanted.withUser(newUser);
  }

  @Override
  public void close(TrueSession.End end) {
    proxy.leave(session);
    if (end == TrueSession.End.PROXY_STOPPED) {
      return;
    }
    if (end == TrueSession.End.QUIT) {
      audit("MySQL_Client_Quit", null, -1);
    }
    boolean tcpLost = end == TrueSession.End.LOST;
    audit(
        "MySQL_Client_Close",
        tcpLost ? ProxyLogs.TCP_LOST : ProxyLogs.CLOSED,
        session.startMicros());
    giveBack();
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

  private void audit(String event, String extraInfo, long createdMicros) {
    records.add(
        proxy
            .logs()
            .session(
                event,
                threadId,
                session.address().text(),
                wanted.user(),
                wanted.schema(),
                extraInfo,
                createdMicros,
                world.timeline().now()));
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
