package dev.cairn.testkit.life;

import dev.cairn.testkit.simulator.LogEntry;
import dev.cairn.testkit.simulator.LogEntry.Operation;
import dev.cairn.testkit.simulator.RecordBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the logs, and brings them: each with the delay that its way has. */
final class Logs {

  static final String QUERY = "proxysql.query";
  static final String AUDIT = "proxysql.audit";
  static final String DATABASE = "mysql.audit";
  static final String FLOW = "network.flow";
  static final String ACTIVITY = "azure.activity";
  static final String KEY_VAULT = "azure.keyvault";
  static final String LOAD_BALANCER = "azure.loadbalancer";
  static final String FLOW_LOG = "flowlog-vnet";

  private final Agenda agenda;
  private final Faults faults;
  private final LifeListener listener;
  private final Chance chance;
  private final RecordBytes bytes = new RecordBytes();
  private final List<LogEntry.Flow> flows = new ArrayList<>();
  private final List<LogEntry.Flow> refused = new ArrayList<>();
  private final Map<String, List<LogEntry.Database>> databases = new HashMap<>();

  Logs(long seed, Agenda agenda, Faults faults, LifeListener listener) {
    this.agenda = agenda;
    this.faults = faults;
    this.listener = listener;
    this.chance = new Chance(seed, "logs");
    agenda.in(Times.MINUTE, () -> agenda.repeat(this::flowMinute));
  }

  /** A time as a reporter's clock shows it. */
  long clock(String reporter, long micros) {
    return micros + faults.skew(reporter, micros);
  }

  void query(String reporter, LogEntry.ProxyQuery line) {
    send(QUERY, reporter, bytes.proxyQuery(line), Times.SECOND / 5, 2 * Times.SECOND);
  }

  void audit(String reporter, LogEntry.ProxyAudit line) {
    send(AUDIT, reporter, bytes.proxyAudit(line), Times.SECOND / 5, 2 * Times.SECOND);
  }

  /** A tuple of now; a minute's come together. */
  void flow(LogEntry.Flow tuple) {
    flows.add(tuple);
  }

  void refusedFlow(LogEntry.Flow tuple) {
    refused.add(tuple);
  }

  /** An event of now at a database server; what happens within ten seconds comes together. */
  void database(
      String server, Operation operation, String user, String ip, long connection, String text,
      int error) {
    List<LogEntry.Database> waiting = databases.computeIfAbsent(server, any -> new ArrayList<>());
    if (waiting.isEmpty()) {
      agenda.in(10 * Times.SECOND, () -> databaseMessage(server));
    }
    long seconds = clock(server, agenda.now()) / Times.SECOND * Times.SECOND;
    waiting.add(
        new LogEntry.Database(
            operation, seconds, Times.SECOND, server, user, ip, connection, 0, "", text, error));
  }

  private void databaseMessage(String server) {
    List<LogEntry.Database> waiting = databases.remove(server);
    send(
        DATABASE,
        server,
        bytes.azureAudit(server, waiting),
        20 * Times.SECOND,
        90 * Times.SECOND);
  }

  private long flowMinute() {
    if (!flows.isEmpty()) {
      send(FLOW, FLOW_LOG, bytes.flows(flows), Times.MINUTE, 2 * Times.MINUTE);
      flows.clear();
    }
    if (!refused.isEmpty()) {
      send(FLOW, FLOW_LOG, bytes.refusedFlows(refused), Times.MINUTE, 2 * Times.MINUTE);
      refused.clear();
    }
    return Times.MINUTE;
  }

  /** A message of Azure Monitor. */
  void azure(String source, String reporter, byte[] message) {
    send(source, reporter, message, Times.MINUTE, 5 * Times.MINUTE);
  }

  /** A line of another log, as it is. */
  void line(String source, String reporter, byte[] line) {
    send(source, reporter, line, Times.SECOND / 5, 2 * Times.SECOND);
  }

  private void send(String source, String reporter, byte[] value, long least, long most) {
    // drawn in any case, so that a silence changes nothing but what it swallows
    long arrival = agenda.now() + chance.between(least, most);
    if (!faults.isSilent(source, reporter, agenda.now())) {
      agenda.at(
          arrival, () -> listener.record(new LifeRecord(source, reporter, arrival, value)));
    }
  }
}
