package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.LogEntry.Operation;

/**
 * What a proxy says on its own to make a connection fit for a client, without a line in its log:
 * the user by CHANGE_USER, the schema by INIT_DB, character set and autocommit by SET, a prepared
 * statement that this connection does not know yet.
 */
final class OwnStatements {

  static final long HOP_MICROS = 120;

  private static final long QUICK = 80;
  private static final String LATIN = "SET NAMES latin1 COLLATE 'latin1_swedish_ci'";
  private static final String UTF8 = "SET NAMES utf8mb4 COLLATE 'utf8mb4_general_ci'";

  private final World world;
  private final Proxy proxy;
  private final long proxyStartMicros;

  OwnStatements(World world, Proxy proxy) {
    this.world = world;
    this.proxy = proxy;
    this.proxyStartMicros = proxy.startMicros();
  }

  /** {@code ready} is told when it fits, or when the connection is lost. */
  void fit(
      ServerConnection connection, Wanted wanted, Statement statement, Runnable ready) {
    DatabaseServer server = connection.server();
    Runnable again = () -> fit(connection, wanted, statement, ready);
    if (!connection.isOpen()) {
      ready.run();
    } else if (!connection.user().equals(wanted.user())) {
      quietly(
          connection,
          () -> server.changeUser(connection, wanted.user(), wanted.schema()),
          again);
    } else if (!connection.schema().equals(wanted.schema())) {
      quietly(connection, () -> server.initDb(connection, wanted.schema()), again);
    } else if (connection.isLatin() != wanted.latin()) {
      connection.setLatin(wanted.latin());
      say(connection, Operation.QUERY, wanted.latin() ? LATIN : UTF8, again);
    } else if (connection.isAutocommit() != wanted.autocommit()) {
      connection.setAutocommit(wanted.autocommit());
      say(connection, Operation.QUERY, "SET autocommit=" + (wanted.autocommit() ? 1 : 0), again);
    } else if (statement.command() == LogEntry.Command.COM_STMT_EXECUTE
        && connection.prepare(statement.template())) {
      say(connection, Operation.PREPARE, statement.query(), ready);
    } else {
      ready.run();
    }
  }

  private void quietly(ServerConnection connection, Runnable command, Runnable done) {
    world
        .timeline()
        .in(
            HOP_MICROS,
            () -> {
              if (connection.isOpen()) {
                command.run();
              }
              done.run();
            });
  }

  /** Says one thing; {@code done} is told whatever comes of it. */
  void say(ServerConnection connection, Operation operation, String text, Runnable done) {
    world
        .timeline()
        .in(
            HOP_MICROS,
            () -> {
              if (!connection.isOpen()) {
                done.run();
                return;
              }
              connection
                  .server()
                  .run(
                      connection,
                      operation,
                      text,
                      null,
                      QUICK,
                      outcome -> {
                        tell(Origin.PROXY_OWN, connection, outcome);
                        done.run();
                      });
            });
  }

  void tell(Origin origin, ServerConnection connection, DatabaseServer.Outcome outcome) {
    world
        .listener()
        .statement(
            new TrueStatement(
                origin,
                -1,
                -1,
                0,
                proxy.name(),
                proxyStartMicros,
                -1,
                null,
                connection.server().address(),
                connection.id(),
                outcome.startMicros(),
                outcome.endMicros(),
                outcome.records(),
                null));
  }
}
