package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.LogEntry.Operation;

/**
 * What a kind of server writes down, and when. MariaDB and Azure: at the end, whole seconds, tables
 * before their statement. The general log: at the start, microseconds, no tables.
 */
final class ServerLog {

  private static final long SECOND = 1_000_000;
  private static final int AZURE_TEXT_LIMIT = 2048;
  // of a CHANGE_USER: gives some five records in a hundred the wrong user, as in the captures
  private static final double USER_LEFT_BEHIND = 0.3;

  private final ServerKind kind;
  private final LogFile file;
  private final Timeline timeline;
  private final int textLimit;
  private final Dice dice;
  private final long precision;
  private long lastQuery = 40;

  ServerLog(ServerKind kind, LogFile file, Timeline timeline, int textLimit, Dice dice) {
    this.kind = kind;
    this.file = file;
    this.timeline = timeline;
    this.textLimit = textLimit;
    this.dice = dice;
    this.precision = kind == ServerKind.MYSQL_GENERAL_LOG ? 1 : SECOND;
  }

  void connect(ServerConnection connection) {
    login(Operation.CONNECT, connection);
  }

  void disconnect(ServerConnection connection) {
    login(Operation.DISCONNECT, connection);
  }

  void changeUser(ServerConnection connection, String user, String schema) {
    boolean trap = kind == ServerKind.MARIADB && dice.chance(USER_LEFT_BEHIND);
    connection.become(user, schema, !trap);
    if (kind == ServerKind.MARIADB) {
      // the plugin names nobody here
      write(Operation.CHANGE_USER, connection, "", "", 0, "", "", 0);
    } else {
      login(Operation.CHANGE_USER, connection);
    }
  }

  void initDb(ServerConnection connection) {
    if (kind == ServerKind.MYSQL_GENERAL_LOG) {
      login(Operation.INIT_DB, connection);
    }
  }

  /** Null if this kind writes at the end. */
  RecordReference begin(ServerConnection connection, Operation operation, String text) {
    if (kind != ServerKind.MYSQL_GENERAL_LOG) {
      return null;
    }
    return write(
        operation, connection, connection.user(), connection.clientIp(), 0, connection.schema(),
        text, 0);
  }

  /** Null if this kind writes at the start, or not at all. */
  RecordReference end(
      ServerConnection connection, Operation operation, String text, Template template) {
    lastQuery++;
    int error = template == null ? 0 : template.errorCode();
    boolean silent = operation == Operation.PREPARE && error == 0;
    if (kind == ServerKind.MYSQL_GENERAL_LOG || silent) {
      return null;
    }
    String ip = connection.clientIp();
    String schema = connection.schema();
    if (template != null && template.table() != null && error == 0) {
      Operation access = template.isWrite() ? Operation.TABLE_WRITE : Operation.TABLE_READ;
      write(access, connection, connection.user(), ip, lastQuery, schema, template.table(), 0);
    }
    String cut =
        kind == ServerKind.AZURE
            ? text.substring(0, Math.min(text.length(), AZURE_TEXT_LIMIT))
            : ServerAuditText.cut(text, textLimit);
    // what was prepared or executed looks like any other query here
    return write(
        Operation.QUERY, connection, connection.auditUser(), ip, lastQuery, schema, cut, error);
  }

  private void login(Operation operation, ServerConnection connection) {
    write(
        operation,
        connection,
        connection.user(),
        connection.clientIp(),
        0,
        connection.schema(),
        "",
        0);
  }

  private RecordReference write(
      Operation operation,
      ServerConnection connection,
      String user,
      String ip,
      long queryId,
      String schema,
      String text,
      int errorCode) {
    long micros = file.shows(timeline.now());
    return file.write(
        new LogEntry.Database(
            operation,
            micros - Math.floorMod(micros, precision),
            precision,
            file.reporter(),
            user,
            ip,
            connection.id(),
            queryId,
            schema,
            text,
            errorCode));
  }
}
