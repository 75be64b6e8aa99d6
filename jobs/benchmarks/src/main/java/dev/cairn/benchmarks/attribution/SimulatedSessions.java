package dev.cairn.benchmarks.attribution;

import dev.cairn.benchmarks.attribution.SessionWorld.Client;
import dev.cairn.benchmarks.attribution.SessionWorld.Flow;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.simulator.Disturbances;
import dev.cairn.testkit.simulator.RecordReference;
import dev.cairn.testkit.simulator.Scenario;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulatedSource;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.SimulationListener;
import dev.cairn.testkit.simulator.Topology;
import dev.cairn.testkit.simulator.Traffic;
import dev.cairn.testkit.simulator.TrafficSimulator;
import dev.cairn.testkit.simulator.TrueSession;
import dev.cairn.testkit.simulator.TrueStatement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The sessions of testkit's simulator: busy clients behind NAT, two proxies, everything odd. */
final class SimulatedSessions implements SimulationListener {

  private static final Duration DAY = Duration.ofMinutes(10);
  private static final double STATEMENTS_PER_SECOND = 1;
  private static final Duration SKEW = Duration.ofMillis(500);
  private static final double DRIFT_PPM = 50;
  private static final double DOUBLED = 0.02;
  private static final int NAT_ADDRESSES = 2;
  // so few that each is used many times
  private static final int NAT_PORTS = 250;

  private final Map<SimulatedSource, RecordParser> parsers = new EnumMap<>(SimulatedSource.class);
  private final Map<SimulatedSource, Long> arrived = new EnumMap<>(SimulatedSource.class);
  private final List<AuditEvent> events = new ArrayList<>();
  private final Map<RecordReference, AuditEvent> flowTuples = new HashMap<>();
  private final Map<Long, Long> statements = new HashMap<>();
  private final List<TrueSession> sessions = new ArrayList<>();

  private SimulatedSessions() {}

  /** A short day undisturbed, then as days are; each is made when it is asked for. */
  static Stream<SessionWorld> all(long seed) {
    Map<String, Disturbances> days = new LinkedHashMap<>();
    days.put("simulated", Disturbances.NONE);
    days.put("simulated, late, doubled, clocks off", usual());
    days.put(
        "simulated, the same, proxies killed",
        usual().withRestarts(DAY.dividedBy(6), Duration.ZERO));
    return days.entrySet().stream()
        .map(day -> of(day.getKey(), config(seed, DAY, day.getValue())));
  }

  /** Delays, duplicates, and clocks that differ and drift. */
  static Disturbances usual() {
    return Disturbances.withTypicalDelays().withDoubled(DOUBLED).withClocks(SKEW, DRIFT_PPM);
  }

  /** A world in which ports are used again and again, and everything happens that can. */
  static SimulationConfig config(long seed, Duration length, Disturbances disturbances) {
    return SimulationConfig.DEFAULT
        .withSeed(seed)
        .withLength(length)
        .withTopology(Topology.DEFAULT.withNat(NAT_ADDRESSES, NAT_PORTS))
        .withTraffic(Traffic.DEFAULT.withStatementsPerSecond(STATEMENTS_PER_SECOND))
        .withDisturbances(disturbances)
        .withScenarios(Scenario.values());
  }

  static SessionWorld of(String name, SimulationConfig config) {
    SimulatedSessions told = new SimulatedSessions();
    TrafficSimulator.run(config, told);
    return told.world(name);
  }

  @Override
  public void record(SimulatedRecord record) {
    switch (record.source()) {
      case PROXY_QUERY, PROXY_AUDIT -> events.addAll(parse(record));
      case FLOW -> {
        List<AuditEvent> tuples = parse(record);
        events.addAll(tuples);
        tuples.forEach(
            tuple ->
                flowTuples.put(
                    new RecordReference(
                        record.source(), record.number(), tuple.getRecordIndex(), true),
                    tuple));
      }
      default -> { }
    }
  }

  @Override
  public void statement(TrueStatement statement) {
    if (statement.proxyRecord() != null && statement.proxyRecord().delivered()) {
      statements.merge(statement.session(), 1L, Long::sum);
    }
  }

  @Override
  public void session(TrueSession session) {
    boolean named = session.proxyRecords().stream().anyMatch(RecordReference::delivered);
    // of one that came as the proxy was killed, no line says so
    if (session.proxy() != null && (named || statements.containsKey(session.session()))) {
      sessions.add(session);
    }
  }

  private List<AuditEvent> parse(SimulatedRecord record) {
    List<AuditEvent> parsed = parsers
        .computeIfAbsent(
            record.source(),
            source -> RecordParser.of(source.sourceName(), new FormatsConfig(ZoneOffset.UTC)))
        .parse(
            // a log stands in its partition as it arrives
            new RawRecord(
                record.source().name(),
                0,
                arrived.merge(record.source(), 1L, Long::sum),
                0,
                record.reporter(),
                record.value()))
        .events();
    // sessions don't need it, and a day of it is much
    parsed.forEach(event -> event.setSqlText(null));
    return parsed;
  }

  private SessionWorld world(String name) {
    List<Client> clients = new ArrayList<>();
    List<Flow> flows = new ArrayList<>();
    for (TrueSession session : sessions) {
      Client client =
          new Client(
              session.proxy(),
              session.proxyThreadId(),
              session.clientIp() + ":" + session.clientPort(),
              session.startMicros(),
              session.endMicros(),
              statements.getOrDefault(session.session(), 0L));
      clients.add(client);
      List<AuditEvent> tuples =
          session.flowRecords().stream().map(flowTuples::get).filter(Objects::nonNull).toList();
      if (!tuples.isEmpty()) {
        flows.add(Flow.of(client, tuples));
      }
    }
    return new SessionWorld(name, events, clients, flows);
  }
}
