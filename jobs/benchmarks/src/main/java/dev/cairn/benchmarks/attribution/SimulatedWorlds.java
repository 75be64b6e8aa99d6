package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.ProxyStatement.Activity;
import dev.cairn.correlate.match.StatementText;
import dev.cairn.formats.sql.SqlDigest;
import dev.cairn.formats.sql.SqlPasswords;
import dev.cairn.testkit.simulator.LogEntry;
import dev.cairn.testkit.simulator.Origin;
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
  private static final int NAT_ADDRESSES = 8;
  private static final int CUT = 1_024;
  private static final int MOST_EVENTS = 1_000;
  private static final int NAT_PORTS = 60_000;

  @Override
  public Case make(int clientsPerConnection, double identicalShare, long seed) {
    int clients = Math.max(CLIENTS, clientsPerConnection);
    return make(
        clients,
        clientsPerConnection,
        identicalShare,
        STATEMENTS_PER_SECOND,
        LEAST.multipliedBy(Math.max(1, clientsPerConnection / EASY)),
        seed);
  }

  /**
   * Makes one with so many clients.
   *
   * @param statementsPerSecond of all of them, or as many as the connections can do
   * @param length how long it lasts
   */
  Case make(
      int clients,
      int clientsPerConnection,
      double identicalShare,
      double statementsPerSecond,
      Duration length,
      long seed) {
    SimulationConfig config =
        SimulationConfig.DEFAULT
            .withSeed(seed)
            .withLength(length)
            .withLogs(SimulationConfig.DEFAULT.logs().withEncoded(false))
            .withTopology(
                Topology.DEFAULT
                    .withNat(NAT_ADDRESSES, NAT_PORTS)
                    .withClients(clients)
                    .withProxies(1)
                    .withServers(ServerKind.MYSQL_GENERAL_LOG)
                    .withClientsPerConnection(clientsPerConnection))
            .withTraffic(
                Traffic.DEFAULT
                    .withStatementsPerSecond(statementsPerSecond / clients)
                    .withIdenticalShare(identicalShare));
    return traced(config, false).world();
  }

  /**
   * Runs any world with one server.
   *
   * @param accounts whether the records name users where the log tells only at logins
   */
  static TracedWorld traced(SimulationConfig config, boolean accounts) {
    Listener listener = new Listener(accounts);
    TrafficSimulator.run(config, listener);
    return listener.result();
  }

  private static final class Listener implements SimulationListener {

    private final List<ProxyStatement> proxy = new ArrayList<>();
    private final List<DatabaseStatement> database = new ArrayList<>();
    private final Map<String, Set<String>> truth = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final boolean accounts;
    private String server;

    Listener(boolean accounts) {
      this.accounts = accounts;
    }

    @Override
    public void record(SimulatedRecord record) {
      for (int i = 0; i < record.entries().size(); i++) {
        String id = id(record.source(), record.number(), i);
        if (record.entries().get(i) instanceof LogEntry.ProxyQuery it && it.server() != null) {
          server = it.server();
          proxy.add(sent(id, record, it));
        } else if (record.entries().get(i) instanceof LogEntry.Database it
            && activity(it.operation()) != null) {
          database.add(ran(id, record, it));
        }
      }
    }

    @Override
    public void statement(TrueStatement statement) {
      Set<String> records = new HashSet<>();
      statement.databaseRecords().forEach(record -> records.add(id(record)));
      records.forEach(record -> origins.put(record, statement.origin()));
      if (statement.proxyRecord() != null) {
        truth.put(id(statement.proxyRecord()), Set.copyOf(records));
      }
    }

    TracedWorld result() {
      return new TracedWorld(
          new Case(
              "simulated",
              new MatchInput(
                  proxy, database.stream().map(this::withServer).toList(), List.of()),
              truth),
          Map.copyOf(origins));
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

    private DatabaseStatement ran(String id, SimulatedRecord record, LogEntry.Database it) {
      SqlDigest digest = SqlDigest.of(it.text());
      boolean named = accounts || record.source() != SimulatedSource.GENERAL_LOG;
      boolean cut = record.source() != SimulatedSource.GENERAL_LOG && it.text().length() >= CUT;
      return new DatabaseStatement(
          id,
          "",
          it.connectionId(),
          // the general log names the user at logins only
          named ? blankToNull(it.user()) : null,
          named ? blankToNull(it.schema()) : null,
          cut
              ? StatementText.of(SqlPasswords.mask(it.text()), null, true)
              : text(it.text(), digest),
          activity(it.operation()),
          digest.kind().code(),
          it.micros(),
          it.precisionMicros(),
          // several events may stand in one record
          record.number() * MOST_EVENTS + index(id),
          null,
          blankToNull(it.clientIp()),
          DatabaseStatement.isOwnWords(it.text()));
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
          it.errorCode(),
          it.clientIp(),
          it.ownWords());
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

    private static int index(String id) {
      return Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
    }

    private static String id(SimulatedSource source, long number, int index) {
      return source + "/" + number + "/" + index;
    }
  }
}
