package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.ConnectionAccounts;
import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.session.SessionKeys;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AnchorState;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.simulator.Disturbances;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One proxy before one server, which somebody polls; what its logs say, and the truth. */
final class SimulatedPath implements SimulationListener {

  /** For each statement's event, the events of its records that arrived. */
  final Map<String, Set<String>> truth = new HashMap<>();

  final List<Sighting> sightings = new ArrayList<>();

  private final SightingFinder finder = new SightingFinder(AnchorConfig.DEFAULT);
  private final AnchorState state = SightingFinder.open("");
  private final Map<SimulatedSource, RecordParser> parsers =
      new EnumMap<>(SimulatedSource.class);
  private final List<ProxyStatement> proxy = new ArrayList<>();
  private final List<DatabaseStatement> database = new ArrayList<>();
  private final ConnectionAccounts accounts = new ConnectionAccounts();
  private final Map<String, String> ids = new HashMap<>();
  private final List<TrueStatement> statements = new ArrayList<>();

  private SimulatedPath() {}

  /**
   * Busy clients for a while.
   *
   * @param poll how often the proxy is polled
   * @param lost share of all lines that are lost
   */
  static SimulatedPath of(ServerKind kind, Duration poll, double lost, long seed) {
    SimulatedPath path = new SimulatedPath();
    TrafficSimulator.run(
        SimulationConfig.DEFAULT
            .withSeed(seed)
            .withLength(Duration.ofSeconds(15))
            .withTopology(
                Topology.DEFAULT
                    .withClients(40)
                    .withProxies(1)
                    .withServers(kind)
                    .withClientsPerConnection(4))
            .withTraffic(
                Traffic.DEFAULT.withStatementsPerSecond(8).withIdenticalShare(0.7))
            .withLogs(
                SimulationConfig.DEFAULT
                    .logs()
                    .withFlowInterval(Duration.ofSeconds(5))
                    .withProcesslistInterval(poll))
            .withDisturbances(Disturbances.NONE.withLost(lost)),
        path);
    path.sightings.addAll(path.finder.passed(path.state, Long.MAX_VALUE));
    for (TrueStatement statement : path.statements) {
      String id = statement.proxyRecord() == null ? null : path.id(statement.proxyRecord());
      if (id != null) {
        Set<String> records = new HashSet<>();
        statement.databaseRecords().forEach(record -> records.add(path.id(record)));
        records.remove(null);
        path.truth.put(id, records);
      }
    }
    return path;
  }

  MatchInput input(boolean withSightings) {
    return new MatchInput(proxy, database, withSightings ? sightings : List.of());
  }

  @Override
  public void record(SimulatedRecord record) {
    switch (record.source()) {
      case PROXY_QUERY -> parse(record).forEach(event -> query(event, record));
      case PROXY_ERROR, PROXY_PROCESSLIST, FLOW -> parse(record).forEach(this::anchor);
      case SERVER_AUDIT, GENERAL_LOG -> parse(record).forEach(event -> server(event, record));
      default -> { }
    }
  }

  @Override
  public void statement(TrueStatement statement) {
    statements.add(statement);
  }

  private void query(AuditEvent event, SimulatedRecord record) {
    ids.put(key(record.source(), record.number(), event.getRecordIndex()), event.getEventId());
    if (event.getServer() != null) {
      proxy.add(ProxyStatement.of(event, SessionKeys.session(event), record.number()));
    }
  }

  private void anchor(AuditEvent event) {
    if (SightingFinder.serverOf(event) != null) {
      sightings.addAll(finder.see(state, event));
    }
  }

  private void server(AuditEvent event, SimulatedRecord record) {
    ids.put(key(record.source(), record.number(), event.getRecordIndex()), event.getEventId());
    anchor(event);
    accounts.see(event);
    if (event.getSqlText() != null && event.getConnectionId() != null) {
      database.add(DatabaseStatement.of(event, "server", record.number(), accounts.of(event)));
    }
  }

  private List<AuditEvent> parse(SimulatedRecord record) {
    RecordParser parser =
        parsers.computeIfAbsent(
            record.source(),
            source -> RecordParser.of(source.sourceName(), new FormatsConfig(ZoneOffset.UTC)));
    return parser
        .parse(
            new RawRecord(
                record.source().name(), 0, record.number(), 0, record.reporter(),
                record.value()))
        .events();
  }

  private String id(RecordReference record) {
    return ids.get(key(record.source(), record.number(), record.index()));
  }

  private static String key(SimulatedSource source, long number, int index) {
    return source + "/" + number + "/" + index;
  }
}
