package dev.cairn.testkit.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole run, kept: for small worlds. */
final class Recording implements SimulationListener {

  final List<SimulatedRecord> records = new ArrayList<>();
  final List<TrueStatement> statements = new ArrayList<>();
  final List<TrueSession> sessions = new ArrayList<>();
  private final Map<String, SimulatedRecord> byNumber = new HashMap<>();

  /** Twenty seconds of forty busy clients on three kinds of server, with all that is odd. */
  static final SimulationConfig BUSY =
      SimulationConfig.DEFAULT
          .withLength(Duration.ofSeconds(20))
          .withTopology(
              Topology.DEFAULT
                  .withClients(42)
                  .withServers(ServerKind.MARIADB, ServerKind.MYSQL_GENERAL_LOG, ServerKind.AZURE)
                  .withClientsPerConnection(4))
          .withTraffic(
              Traffic.DEFAULT
                  .withStatementsPerSecond(10)
                  .withStatementsPerSession(40)
                  .withTransactionShare(0.2)
                  .withPreparedShare(0.2))
          .withOddities(new Oddities(0.06, 0.02, 0.0005, 0.01, 0.02, 0.2, 0.2, 0.05, 0.1))
          .withLogs(
              LogSettings.DEFAULT
                  .withFlowInterval(Duration.ofSeconds(5))
                  .withProcesslistInterval(Duration.ofSeconds(1)))
          .withScenarios(Scenario.values());

  static Recording of(SimulationConfig config) {
    Recording recording = new Recording();
    TrafficSimulator.run(config, recording);
    return recording;
  }

  @Override
  public void record(SimulatedRecord record) {
    records.add(record);
    byNumber.put(record.source() + "#" + record.number(), record);
  }

  @Override
  public void statement(TrueStatement statement) {
    statements.add(statement);
  }

  @Override
  public void session(TrueSession session) {
    sessions.add(session);
  }

  /** Null if no record has the number. */
  SimulatedRecord find(RecordReference reference) {
    return byNumber.get(reference.source() + "#" + reference.number());
  }

  LogEntry entry(RecordReference reference) {
    return find(reference).entries().get(reference.index());
  }

  /** All that the truth refers to. */
  List<RecordReference> references() {
    List<RecordReference> all = new ArrayList<>();
    for (TrueStatement statement : statements) {
      all.addAll(statement.databaseRecords());
      if (statement.proxyRecord() != null) {
        all.add(statement.proxyRecord());
      }
      if (statement.errorRecord() != null) {
        all.add(statement.errorRecord());
      }
    }
    for (TrueSession session : sessions) {
      all.addAll(session.proxyRecords());
      all.addAll(session.flowRecords());
    }
    return all;
  }
}
