package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.Session;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.Delivery;
import dev.cairn.testkit.simulator.Disturbances;
import dev.cairn.testkit.simulator.LogSettings;
import dev.cairn.testkit.simulator.RecordReference;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulatedSource;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.TrueSession;
import dev.cairn.testkit.simulator.TrueStatement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sessions job on a real broker, a MiniCluster and RocksDB. */
class SessionsJobIT {

  private static final SimulationConfig WORLD =
      SimulationConfig.DEFAULT
          // a broker takes no records of the future, and a day later must be past
          .withStart(Instant.parse("2026-11-10T19:58:00Z"))
          .withLength(Duration.ofSeconds(70))
          .withTopology(SimulationConfig.DEFAULT.topology().withClients(30))
          .withLogs(LogSettings.DEFAULT.withProcesslistInterval(Duration.ofMillis(100)))
          .withDisturbances(
              Disturbances.withTypicalDelays().withClocks(Duration.ofMillis(200), 20));
  private static final Instant SECOND_NAMES = WORLD.start().plusSeconds(35);
  private static final Instant OVER = WORLD.start().plus(Duration.ofHours(12));

  @TempDir static Path shared;
  private static TestKafka kafka;
  private static SimulatedDay day;
  private static SimulatedInput input;
  private static SessionsRig undisturbed;
  private static SessionsRig stopped;

  @BeforeAll
  static void readOnceWholeAndOnceHalf() throws Exception {
    SchemaClasses.trust();
    nameAllAddresses("first", Instant.EPOCH);
    nameAllAddresses("second", SECOND_NAMES);
    kafka = TestKafka.start(shared.resolve("kafka"));
    day = SimulatedDay.of(WORLD);
    List<SimulatedRecord> records = day.records();
    input = new SimulatedInput(kafka, "all.", records);
    stopped = rig(input, SessionConfig.defaults(), "stopped");
    int half = records.size() / 2;
    input.produce(records.subList(0, half));
    stopped.runUntil(2, () -> !stopped.versions().isEmpty());
    input.produce(records.subList(half, records.size()));
    undisturbed = rig(input, SessionConfig.defaults(), "undisturbed");
    undisturbed.runToEnd(2);
  }

  private static void nameAllAddresses(String name, Instant from) throws IOException {
    Path version = Files.createDirectories(shared.resolve("names").resolve(name));
    Files.writeString(
        version.resolve("addresses.csv"), "range,host,role\n0.0.0.0/0,%s,other".formatted(name));
    Files.writeString(
        version.resolve("reference.yaml"), "version: %s\nvalid_from: %s".formatted(name, from));
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  private static SessionsRig rig(SimulatedInput topics, SessionConfig config, String name)
      throws Exception {
    return new SessionsRig(kafka, topics, config, name, shared).named(shared.resolve("names"));
  }

  @Test
  void anotherRunGivesTheSameSealedSessionsAndAnswers() throws Exception {
    SessionsRig again = rig(input, SessionConfig.defaults(), "again");

    again.runToEnd(1);

    assertThat(again.sealed()).isEqualTo(undisturbed.sealed());
    assertThat(again.attributions()).isEqualTo(undisturbed.attributions());
  }

  @Test
  void aRunThatWasStoppedGoesOnWithMoreTasksAndSealsTheSameSessions() throws Exception {
    Map<String, ByteBuffer> whole = undisturbed.sealed(OVER);

    stopped.runUntil(3, () -> stopped.sealed(OVER).keySet().containsAll(whole.keySet()));

    assertThat(stopped.sealed(OVER)).isEqualTo(whole);
    assertThat(stopped.attributions(OVER)).isEqualTo(undisturbed.attributions(OVER));
  }

  @Test
  void sessionsHaveTheNamesInForceWhenTheyBegan() throws Exception {
    Map<String, Long> named = new HashMap<>();
    for (Session session : undisturbed.sealedSessions(OVER)) {
      if (session.getClientIp() != null) {
        String name = session.getStartTime().isBefore(SECOND_NAMES) ? "first" : "second";
        assertThat(session.getClientName()).as("%s", session).isEqualTo(name);
        assertThat(session.getReferenceVersion()).startsWith(name + "/");
        named.merge(name, 1L, Long::sum);
      }
    }
    assertThat(named).containsOnlyKeys("first", "second");
  }

  @Test
  void clientsAreTheSessionsOfTheirProxiesAndStatementsAreTheirs() throws Exception {
    Map<String, Session> byClient = new HashMap<>();
    for (Session session : undisturbed.sealedSessions(OVER)) {
      if (session.getProxySessionId() != null) {
        byClient.put(session.getReporter() + "#" + session.getProxySessionId(), session);
      }
    }
    for (TrueSession truth : day.sessions()) {
      if (truth.kind() == TrueSession.Kind.MULTIPLEXED) {
        Session found = byClient.get(truth.proxy() + "#" + truth.proxyThreadId());
        assertThat(found).as("%s", truth).isNotNull();
        assertThat(found.getClientIp()).isEqualTo(truth.clientIp());
        assertThat(found.getClientPort()).isEqualTo(truth.clientPort());
        assertThat(found.getSourcesSilent()).isEmpty();
      }
    }
    assertAnswers(undisturbed.attributions(OVER), 0.99, 0.95);
  }

  private static void assertAnswers(
      Map<String, Attribution> rows, double precision, double coverage) {
    Map<String, Attribution> chosen = new HashMap<>();
    for (Attribution row : rows.values()) {
      if (row.getProxyEventId() != null && row.getRank() == 1 && !row.getAbstained()) {
        chosen.put(row.getProxyEventId(), row);
      }
    }
    assertAnswers(input, day, chosen, precision, coverage);
  }

  private static void assertAnswers(
      SimulatedInput topics,
      SimulatedDay truth,
      Map<String, Attribution> chosen,
      double precision,
      double coverage) {
    int asked = 0;
    int answered = 0;
    int right = 0;
    for (TrueStatement statement : truth.statements()) {
      String id =
          statement.proxyRecord() == null ? null : topics.eventId(statement.proxyRecord());
      Set<String> records =
          statement.databaseRecords().stream()
              .map(topics::eventId)
              .filter(Objects::nonNull)
              .collect(Collectors.toSet());
      if (id != null && !records.isEmpty()) {
        asked++;
        Attribution answer = chosen.get(id);
        answered += answer == null ? 0 : 1;
        right += answer != null && records.contains(answer.getDatabaseEventId()) ? 1 : 0;
        assertThat(answer == null || answer.getSessionId() != null).isTrue();
      }
    }
    assertThat(asked).isGreaterThan(1_000);
    assertThat((double) right / answered).as("precision").isGreaterThan(precision);
    assertThat((double) answered / asked).as("coverage").isGreaterThan(coverage);
  }

  @Test
  void whatProxiesSayOfConnectionsIsRightAndTheSameInEveryRun() throws Exception {
    SimulatedDay polled =
        SimulatedDay.of(
            WORLD
                .withLength(Duration.ofSeconds(20))
                .withLogs(
                    WORLD
                        .logs()
                        .withFlowInterval(Duration.ofSeconds(5))
                        .withProcesslistInterval(Duration.ofMillis(20)))
                // clocks no further apart than the anchors' slack
                .withDisturbances(
                    Disturbances.withTypicalDelays().withClocks(Duration.ofMillis(50), 20)));
    SimulatedInput topics = new SimulatedInput(kafka, "polled.", polled.records());
    topics.produce(polled.records());
    SessionsRig rig = rig(topics, SessionConfig.defaults(), "polled");
    SessionsRig again = rig(topics, SessionConfig.defaults(), "polled-again");

    rig.runToEnd(2);
    again.runToEnd(1);

    List<Attribution> seen = seen(rig);
    assertThat(seen).hasSizeGreaterThan(80);
    assertThat(wrong(topics, polled, seen)).isEmpty();
    assertThat(certain(rig)).isNotEmpty().allMatch(seen::contains);
    assertThat(again.attributions()).isEqualTo(rig.attributions());
    assertThat(differences(again, rig)).isEmpty();
    assertThat(again.sealed()).isEqualTo(rig.sealed());
  }

  // as sessions, of which a reader can see what differs
  private static List<Session> differences(SessionsRig one, SessionsRig other) throws Exception {
    List<Session> differing = new ArrayList<>(one.sealedSessions(Instant.MAX));
    List<Session> others = new ArrayList<>(other.sealedSessions(Instant.MAX));
    List<Session> same = List.copyOf(differing);
    differing.removeAll(others);
    others.removeAll(same);
    differing.addAll(others);
    return differing;
  }

  private static List<Attribution> seen(SessionsRig rig) throws Exception {
    return rig.attributions(OVER).values().stream()
        .filter(row -> row.getProxyEventId() != null && row.getRank() == 1)
        .filter(row -> !row.getAbstained())
        .filter(row -> row.getEvidence().contains("the proxy itself names the connection"))
        .toList();
  }

  private static List<Attribution> certain(SessionsRig rig) throws Exception {
    return rig.attributions(OVER).values().stream()
        .filter(row -> row.getConfidence() == 1)
        .toList();
  }

  private static List<Attribution> wrong(
      SimulatedInput topics, SimulatedDay truth, List<Attribution> rows) {
    Map<String, Set<String>> records = new HashMap<>();
    for (TrueStatement statement : truth.statements()) {
      if (statement.proxyRecord() != null) {
        records.put(
            topics.eventId(statement.proxyRecord()),
            statement.databaseRecords().stream().map(topics::eventId).collect(Collectors.toSet()));
      }
    }
    return rows.stream()
        .filter(row -> !records.get(row.getProxyEventId()).contains(row.getDatabaseEventId()))
        .toList();
  }

  @Test
  void everyStatementOfEitherSideHasARow() throws Exception {
    Map<String, Attribution> rows = undisturbed.attributions(OVER);
    Set<String> proxy = ids(rows, Attribution::getProxyEventId);
    Set<String> database = ids(rows, Attribution::getDatabaseEventId);

    for (TrueStatement statement : day.statements()) {
      if (statement.proxyRecord() != null && statement.server() != null) {
        assertThat(proxy).contains(input.eventId(statement.proxyRecord()));
      }
      for (RecordReference record : statement.databaseRecords()) {
        assertThat(database).contains(input.eventId(record));
      }
    }
  }

  private static Set<String> ids(
      Map<String, Attribution> rows, Function<Attribution, String> id) {
    return rows.values().stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  @Test
  void checkpointsHoldNoTextOfStatements() throws Exception {
    try (Stream<Path> files = Files.walk(stopped.checkpoints())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain("SELECT ").doesNotContain("UPDATE ");
      }
    }
  }

  @Test
  void recordsThatComeTwentyMinutesLateAndServersThatComeTwiceChangeNoClientsSession() throws Exception {
    Delivery late = Delivery.delayed(Duration.ZERO, Duration.ofMinutes(20));
    SimulationConfig world =
        WORLD.withDisturbances(
            WORLD
                .disturbances()
                .withDelivery(SimulatedSource.SERVER_AUDIT, late.withDoubled(0.05))
                .withDelivery(SimulatedSource.PROXY_QUERY, late)
                .withDelivery(SimulatedSource.FLOW, late));
    SimulatedDay shuffled = SimulatedDay.of(world);
    SimulatedInput topics = new SimulatedInput(kafka, "late.", shuffled.records());
    topics.produce(shuffled.records());
    Map<String, Duration> patient = new HashMap<>(SessionConfig.defaults().lateness());
    patient.replaceAll((source, lateness) -> Duration.ofMinutes(25));
    SessionsRig rig = rig(topics, SessionConfig.defaults().withLateness(patient), "late");

    rig.runToEnd(2);

    Map<String, Session> inOrder = clients(undisturbed);
    Map<String, Session> outOfOrder = clients(rig);
    assertThat(outOfOrder.keySet()).isEqualTo(inOrder.keySet());
    inOrder.forEach(
        (id, session) -> {
          Session other = outOfOrder.get(id);
          assertThat(other.getStatements()).as("%s %s", session, other).isEqualTo(session.getStatements());
          assertThat(other.getRowsSent()).isEqualTo(session.getRowsSent());
          assertThat(other.getBytesIn()).as("%s %s", session, other).isEqualTo(session.getBytesIn());
          assertThat(other.getBytesOut()).isEqualTo(session.getBytesOut());
          assertThat(other.getEndTime()).isEqualTo(session.getEndTime());
        });
    Map<String, Attribution> chosen = new HashMap<>();
    for (Attribution row : rig.attributions(OVER).values()) {
      if (row.getProxyEventId() != null && row.getRank() == 1 && !row.getAbstained()) {
        chosen.put(row.getProxyEventId(), row);
      }
    }
    assertAnswers(topics, shuffled, chosen, 0.98, 0.8);
  }

  private static Map<String, Session> clients(SessionsRig rig) throws Exception {
    return rig.sealedSessions(OVER).stream()
        .filter(session -> session.getKind().equals("client"))
        .collect(Collectors.toMap(Session::getSessionId, session -> session));
  }

  @Test
  void aServerThatStopsLoggingStopsNobodyAndIsNamed() throws Exception {
    SimulationConfig world =
        WORLD
            .withLength(Duration.ofSeconds(30))
            .withDisturbances(Disturbances.NONE)
            .withLogs(WORLD
                    .logs()
                    .withFlowInterval(Duration.ZERO)
                    .withProcesslistInterval(Duration.ofMillis(100)));
    SimulatedDay silent = SimulatedDay.of(world);
    long stop = world.start().plusSeconds(10).toEpochMilli() * 1_000;
    List<SimulatedRecord> records =
        silent.records().stream()
            .filter(
                record ->
                    record.source() != SimulatedSource.SERVER_AUDIT
                        || record.arrivalMicros() < stop)
            .toList();
    SimulatedInput topics = new SimulatedInput(kafka, "silent.", records);
    topics.produce(records);
    Map<String, Duration> impatient = new HashMap<>(SessionConfig.defaults().lateness());
    impatient.replaceAll((source, lateness) -> Duration.ofSeconds(5));
    SessionsRig rig = rig(topics, SessionConfig.defaults().withLateness(impatient), "silent");
    long ended = silent.sessions().stream().filter(one -> one.proxyThreadId() >= 0).count();

    rig.runUntil(2, () -> rig.sealedSessions(OVER).size() >= ended);

    for (Session session : rig.sealedSessions(OVER)) {
      long open =
          session.getStatements()
              - session.getStatementsLocal()
              - session.getStatementsAttributed()
              - session.getStatementsAbstained();
      boolean goesOn = session.getEndTime().isAfter(world.start().plusSeconds(15));
      if (open > 0 && goesOn && session.getProxySessionId() != null) {
        assertThat(session.getSourcesSilent()).contains(Progress.ATTRIBUTION);
      }
    }
    assertThat(rig.sealedSessions(OVER))
        .anyMatch(session -> session.getSourcesSilent().contains(Progress.ATTRIBUTION));
  }
}
