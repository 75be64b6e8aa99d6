package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.LogEntry.Operation;
import java.util.List;

/**
 * What a proxy says on its own to make a connection fit for a client, without a line in its log: the
 * user by CHANGE_USER, the character set by SET NAMES, a prepared statement that this connection does
 * not know yet.
 */
final class OwnStatements {

  static final long HOP_MICROS = 120;

  private static final long QUICK = 80;
  private static final String LATIN = "SET NAMES latin1 COLLATE 'latin1_swedish_ci'";
  private static final String UTF8 = "SET NAMES utf8mb4 COLLATE 'utf8mb4_general_ci'";

  private final World world;
  private final Proxy proxy;

  OwnStatements(World world, Proxy proxy) {
    this.world = world;
    this.proxy = proxy;
  }

  /** {@code ready} is told when it fits, or when the connection is lost. */
  void fit(
      ServerConnection connection,
      String user,
      boolean latin,
      Statement statement,
      Runnable ready) {
    if (!connection.isOpen()) {
      ready.run();
    } else if (!connection.user().equals(user)) {
      DatabaseServer server = connection.server();
      world
          .timeline()
          .in(
              HOP_MICROS,
              () -> {
                if (connection.isOpen()) {
                  server.changeUser(connection, user, Vocabulary.SCHEMA);
                }
                fit(connection, user, latin, statement, ready);
              });
    } else if (connection.isLatin() != latin) {
      connection.setLatin(latin);
      say(
          connection,
          Operation.QUERY,
          latin ? LATIN : UTF8,
          () -> fit(connection, user, latin, statement, ready));
    } else if (statement.command() == LogEntry.Command.COM_STMT_EXECUTE
        && connection.prepare(statement.template())) {
      say(connection, Operation.PREPARE, statement.query(), ready);
    } else {
      ready.run();
    }
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
                        tell(Origin.PROXY_OWN, connection, outcome.records());
                        done.run();
                      });
            });
  }

  void tell(Origin origin, ServerConnection connection, List<RecordReference> records) {
    world
        .listener()
        .statement(
            new TrueStatement(
                origin,
                -1,
                -1,
                0,
                proxy.name(),
                proxy.startMicros(),
                -1,
                null,
                connection.server().address(),
                connection.id(),
                records,
                null));
  }
}
