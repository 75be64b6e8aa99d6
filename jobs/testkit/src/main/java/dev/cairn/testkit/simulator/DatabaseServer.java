package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A database server: runs statements, one at a time on each connection, and logs them. */
final class DatabaseServer {

  static final int PORT = 3306;

  /** What came of a statement: its records, whether the server died on it, and true times. */
  record Outcome(
      List<RecordReference> records, boolean broken, long startMicros, long endMicros) {

    /** The connection was gone before it could be run. */
    static final Outcome NEVER_RUN = new Outcome(List.of(), true, -1, -1);
  }

  private final String ip;
  private final Timeline timeline;
  private final ServerLog log;
  private final FlowTable flows;
  private final Set<ServerConnection> connections = new LinkedHashSet<>();
  private long lastConnection = 7;
  private long starts = 1;

  DatabaseServer(String ip, Timeline timeline, ServerLog log, FlowTable flows) {
    this.ip = ip;
    this.timeline = timeline;
    this.log = log;
    this.flows = flows;
  }

  String address() {
    return ip + ":" + PORT;
  }

  String ip() {
    return ip;
  }

  ServerConnection connect(String user, String clientIp, int clientPort, String schema) {
    ServerConnection connection =
        accept(user, clientIp, schema, flows.open(clientIp, clientPort, ip, PORT));
    connection.ownsFlow();
    return connection;
  }

  /** Over a TCP connection that somebody else opened, and will close. */
  ServerConnection accept(
      String user, String clientIp, String schema, FlowTable.OpenFlow flow) {
    ServerConnection connection =
        new ServerConnection(this, ++lastConnection, clientIp, flow, user, schema);
    connections.add(connection);
    log.connect(connection);
    return connection;
  }

  void changeUser(ServerConnection connection, String user, String schema) {
    log.changeUser(connection, user, schema);
  }

  void initDb(ServerConnection connection, String schema) {
    connection.setSchema(schema);
    log.initDb(connection);
  }

  /** Closes it now, or with the statement that it runs. */
  void close(ServerConnection connection) {
    if (!connection.isOpen()) {
      return;
    }
    if (connection.isBusy()) {
      connection.abandon();
      return;
    }
    log.disconnect(connection);
    drop(connection);
  }

  /** Runs a client's statement; {@code done} is told at the end, whatever came of it. */
  void run(
      ServerConnection connection,
      Statement statement,
      long durationMicros,
      Consumer<Outcome> done) {
    run(
        connection,
        statement.operation(),
        statement.run(),
        statement.template(),
        durationMicros,
        done);
  }

  /**
   * Runs a statement.
   *
   * @param template null if it touches no table and does not fail
   * @param done told at the end, whatever came of it
   */
  void run(
      ServerConnection connection,
      LogEntry.Operation operation,
      String text,
      Template template,
      long durationMicros,
      Consumer<Outcome> done) {
    connection.begin();
    long start = timeline.now();
    RecordReference begun = log.begin(connection, operation, text);
    timeline.in(
        durationMicros,
        () -> {
          connection.end();
          if (!connection.isOpen()) {
            done.accept(outcome(begun, true, start));
            return;
          }
          RecordReference ended = log.end(connection, operation, text, template);
          RecordReference record = begun == null ? ended : begun;
          if (connection.isAbandoned()) {
            close(connection);
          }
          done.accept(outcome(record, false, start));
        });
  }

  private Outcome outcome(RecordReference record, boolean broken, long startMicros) {
    return new Outcome(
        record == null ? List.of() : List.of(record), broken, startMicros, timeline.now());
  }

  /** Dies and comes back at once: all connections are gone, and ids begin anew. */
  void restart() {
    for (ServerConnection connection : new ArrayList<>(connections)) {
      drop(connection);
    }
    lastConnection = 7;
    starts++;
  }

  /** How often it was started. */
  long starts() {
    return starts;
  }

  private void drop(ServerConnection connection) {
    connection.close();
    connections.remove(connection);
    if (connection.isFlowOwned()) {
      flows.close(connection.flow(), () -> {});
    }
  }
}
