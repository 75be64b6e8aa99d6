package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.ProxyStatement.Activity;
import dev.cairn.correlate.match.StatementText;
import dev.cairn.formats.sql.SqlDigest;
import dev.cairn.formats.sql.SqlPasswords;
import dev.cairn.testkit.simulator.LogEntry;
import dev.cairn.testkit.simulator.RecordReference;
import dev.cairn.testkit.simulator.ServerKind;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulatedSource;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.SimulationListener;
import dev.cairn.testkit.simulator.Topology;
import dev.cairn.testkit.simulator.Traffic;
import dev.cairn.testkit.simulator.TrafficSimulator;
import dev.cairn.testkit.simulator.TrueStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Worlds of testkit's simulator: clients behind one proxy that shares its connections to one MySQL
 * 8 with the general log, with everything odd about as often as in the captures. About 500
 * statements a second, or as many as the connections can do; the fewer there are, the longer it lasts.
 */
final class SimulatedWorlds implements Worlds {

  private static final int CLIENTS = 64;
  private static final double STATEMENTS_PER_SECOND = 500;
  private static final Duration LEAST = Duration.ofSeconds(40);
  private static final int EASY = 8;

  @Override
  public Case make(int clientsPerConnection, double identicalShare, long seed) {
    int clients = Math.max(CLIENTS, clientsPerConnection);
    SimulationConfig config =
        SimulationConfig.DEFAULT
            .withSeed(seed)
            .withLength(LEAST.multipliedBy(Math.max(1, clientsPerConnection / EASY)))
            .withLogs(SimulationConfig.DEFAULT.logs().withEncoded(false))
            .withTopology(
                Topology.DEFAULT
                    .withClients(clients)
                    .withProxies(1)
                    .withServers(ServerKind.MYSQL_GENERAL_LOG)
                    .withClientsPerConnection(clientsPerConnection))
            .withTraffic(
                Traffic.DEFAULT
                    .withStatementsPerSecond(STATEMENTS_PER_SECOND / clients)
                    .withIdenticalShare(identicalShare));
    Listener listener = new Listener();
    TrafficSimulator.run(config, listener);
    return listener.result();
  }

  private static final class Listener implements SimulationListener {

    private final List<ProxyStatement> proxy = new ArrayList<>();
    private final List<DatabaseStatement> database = new ArrayList<>();
    private final Map<String, Set<String>> truth = new HashMap<>();
    private String server;

    @Override
    public void record(SimulatedRecord record) {
      for (int i = 0; i < record.entries().size(); i++) {
        String id = id(record.source(), record.number(), i);
        if (record.entries().get(i) instanceof LogEntry.ProxyQuery it && it.server() != null) {
          server = it.server();
          proxy.add(sent(id, record, it));
        } else if (record.source() == SimulatedSource.GENERAL_LOG
            && record.entries().get(i) instanceof LogEntry.Database it
            && activity(it.operation()) != null) {
          database.add(ran(id, record.number(), it));
        }
      }
    }

    @Override
    public void statement(TrueStatement statement) {
      if (statement.proxyRecord() != null) {
        Set<String> records = new HashSet<>();
        statement.databaseRecords().forEach(record -> records.add(id(record)));
        truth.put(id(statement.proxyRecord()), Set.copyOf(records));
      }
    }

    Case result() {
      return new Case(
          "simulated",
          new MatchInput(
              proxy, database.stream().map(this::withServer).toList(), List.of()),
          truth);
    }

    private static ProxyStatement sent(String id, SimulatedRecord record, LogEntry.ProxyQuery it) {
      SqlDigest digest = SqlDigest.of(it.query());
      return new ProxyStatement(
          id,
          record.reporter() + "/" + it.threadId() + "@" + it.client(),
          it.server(),
          blankToNull(it.user()),
          blankToNull(it.schema()),
          text(it.query(), digest),
          switch (it.command()) {
            case COM_QUERY -> Activity.QUERY;
            case COM_STMT_PREPARE -> Activity.PREPARE;
            case COM_STMT_EXECUTE -> Activity.EXECUTE;
          },
          digest.kind().code(),
          it.startMicros(),
          it.endMicros(),
          record.number());
    }

    private static DatabaseStatement ran(String id, long number, LogEntry.Database it) {
      SqlDigest digest = SqlDigest.of(it.text());
      return new DatabaseStatement(
          id,
          "",
          it.connectionId(),
          // the general log names the user at logins only
          null,
          null,
          text(it.text(), digest),
          activity(it.operation()),
          digest.kind().code(),
          it.micros(),
          it.precisionMicros(),
          number,
          null);
    }

    /** The proxy's name for the server, which the server itself does not know. */
    private DatabaseStatement withServer(DatabaseStatement it) {
      return new DatabaseStatement(
          it.eventId(),
          server,
          it.connection(),
          it.user(),
          it.schema(),
          it.text(),
          it.activity(),
          it.kind(),
          it.timeMicros(),
          it.precisionMicros(),
          it.order(),
          it.errorCode());
    }

    private static StatementText text(String sql, SqlDigest digest) {
      return StatementText.of(SqlPasswords.mask(sql), digest.hash(), false);
    }

    private static Activity activity(LogEntry.Operation operation) {
      return switch (operation) {
        case QUERY -> Activity.QUERY;
        case PREPARE -> Activity.PREPARE;
        case EXECUTE -> Activity.EXECUTE;
        default -> null;
      };
    }

    private static String blankToNull(String text) {
      return text == null || text.isEmpty() ? null : text;
    }

    private static String id(RecordReference record) {
      return id(record.source(), record.number(), record.index());
    }

    private static String id(SimulatedSource source, long number, int index) {
      return source + "/" + number + "/" + index;
    }
  }
}
