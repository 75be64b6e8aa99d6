package dev.cairn.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds in this world, whatever is disturbed in it. */
class SimulationTruthTest {

  private static final Recording RUN = Recording.of(Recording.BUSY);
  private static final Recording RESTARTED =
      Recording.of(
          Recording.BUSY.withDisturbances(
              Disturbances.NONE
                  .withLost(0.05)
                  .withRestarts(Duration.ofSeconds(4), Duration.ofSeconds(7))));

  @Test
  void everyReferenceLeadsToARecordUnlessThatWasLost() {
    for (Recording run : List.of(RUN, RESTARTED)) {
      assertThat(run.references()).isNotEmpty().allMatch(reference -> found(run, reference));
    }
    assertThat(RUN.references()).allMatch(RecordReference::delivered);
    assertThat(RESTARTED.references()).anyMatch(reference -> !reference.delivered());
  }

  @Test
  void noTwoStatementsShareARecord() {
    Set<RecordReference> seen = new HashSet<>();
    for (TrueStatement statement : RUN.statements) {
      assertThat(statement.databaseRecords()).allMatch(seen::add);
      assertThat(statement.proxyRecord() == null || seen.add(statement.proxyRecord())).isTrue();
    }
  }

  @Test
  void everyStatementInALogHasItsTruth() {
    Set<RecordReference> told = new HashSet<>(RUN.references());
    List<LogEntry> untold = new ArrayList<>();
    for (SimulatedRecord record : RUN.records) {
      for (int i = 0; i < record.entries().size(); i++) {
        LogEntry entry = record.entries().get(i);
        boolean statement =
            entry instanceof LogEntry.ProxyQuery
                || entry instanceof LogEntry.Database database
                    && EnumSet.of(
                            LogEntry.Operation.QUERY,
                            LogEntry.Operation.PREPARE,
                            LogEntry.Operation.EXECUTE)
                        .contains(database.operation());
        if (statement) {
          if (!told.contains(new RecordReference(record.source(), record.number(), i, true))) {
            untold.add(entry);
          }
        }
      }
    }
    assertThat(untold).isEmpty();
  }

  @Test
  void bothEndsTellOfTheSameStatement() {
    int compared = 0;
    for (TrueStatement statement : RUN.statements) {
      if (statement.proxyRecord() == null || statement.databaseRecords().isEmpty()) {
        continue;
      }
      LogEntry.ProxyQuery proxy = (LogEntry.ProxyQuery) RUN.entry(statement.proxyRecord());
      LogEntry.Database database =
          (LogEntry.Database) RUN.entry(statement.databaseRecords().get(0));
      assertThat(database.connectionId()).isEqualTo(statement.connectionId());
      assertThat(proxy.threadId()).isEqualTo(statement.proxyThreadId());
      assertThat(proxy.server()).isEqualTo(statement.server());
      if (proxy.command() == LogEntry.Command.COM_QUERY) {
        assertThat(proxy.query()).startsWith(database.text());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(2_000);
  }

  @Test
  void aConnectionRunsOneStatementAtATime() {
    for (Recording run : List.of(RUN, RESTARTED)) {
      assertNoOverlap(
          run.statements.stream()
              .filter(statement -> statement.serverStartMicros() >= 0)
              .collect(
                  Collectors.groupingBy(
                      statement -> statement.server() + "#" + statement.connectionId())));
    }
  }

  @Test
  void aSessionHasOneStatementUnderWay() {
    for (Recording run : List.of(RUN, RESTARTED)) {
      assertNoOverlap(
          run.statements.stream()
              .filter(s -> s.session() >= 0 && s.serverStartMicros() >= 0)
              .collect(Collectors.groupingBy(TrueStatement::session)));
    }
  }

  @Test
  void sessionsShareConnectionsAndChangeThem() {
    Map<String, Set<Long>> sessions = new HashMap<>();
    Map<Long, Set<String>> connections = new HashMap<>();
    for (TrueStatement statement : RUN.statements) {
      if (statement.origin() == Origin.CLIENT && statement.connectionId() >= 0) {
        String connection = statement.server() + "#" + statement.connectionId();
        sessions.computeIfAbsent(connection, c -> new HashSet<>()).add(statement.session());
        connections.computeIfAbsent(statement.session(), s -> new HashSet<>()).add(connection);
      }
    }
    assertThat(sessions.values()).filteredOn(of -> of.size() > 10).isNotEmpty();
    assertThat(connections.values()).filteredOn(of -> of.size() > 2).isNotEmpty();
    assertThat(sessions).hasSizeLessThan(connections.size());
  }

  @Test
  void aTransactionStaysOnItsConnection() {
    int transactions = 0;
    for (List<TrueStatement> session : bySession(RUN).values()) {
      String connection = null;
      for (TrueStatement statement : session) {
        String query = ((LogEntry.ProxyQuery) RUN.entry(statement.proxyRecord())).query();
        String here = statement.server() + "#" + statement.connectionId();
        if (connection != null && statement.server() != null) {
          assertThat(here).isEqualTo(connection);
        }
        if (query.equals("BEGIN") && statement.server() != null) {
          connection = here;
          transactions++;
        } else if (query.equals("COMMIT") || query.equals("ROLLBACK")) {
          connection = null;
        }
      }
    }
    assertThat(transactions).isGreaterThan(200);
  }

  @Test
  void threadIdsAndConnectionIdsBeginAnewAfterARestart() {
    Map<String, Set<Long>> starts = new HashMap<>();
    for (TrueSession session : RESTARTED.sessions) {
      if (session.proxy() != null) {
        starts
            .computeIfAbsent(session.proxy() + session.proxyThreadId(), key -> new HashSet<>())
            .add(session.proxyStartMicros());
      }
    }
    assertThat(starts.values()).filteredOn(of -> of.size() > 1).isNotEmpty();
    assertThat(RESTARTED.sessions)
        .allMatch(session -> session.proxyStartMicros() <= session.startMicros())
        .filteredOn(session -> session.proxy() != null)
        .extracting(
            session ->
                List.of(session.proxy(), session.proxyStartMicros(), session.proxyThreadId()))
        .doesNotHaveDuplicates();
    assertThat(RESTARTED.sessions)
        .extracting(TrueSession::end)
        .contains(TrueSession.End.PROXY_STOPPED, TrueSession.End.SERVER_STOPPED);
  }

  @Test
  void everyScenarioAndEveryKindOfSessionIsThere() {
    assertThat(RUN.sessions)
        .extracting(TrueSession::kind)
        .contains(TrueSession.Kind.values());
    assertThat(RUN.sessions.stream().map(TrueSession::scenario).filter(Objects::nonNull))
        .contains(Scenario.values());
    assertThat(RUN.statements)
        .extracting(TrueStatement::origin)
        .contains(Origin.values());
  }

  @Test
  void natPortsAreUsedAgainButNeverTwiceAtATime() {
    Recording run =
        Recording.of(
            Recording.BUSY
                .withLength(Duration.ofSeconds(40))
                .withTopology(Recording.BUSY.topology().withNat(1, 90)));
    Map<Integer, List<TrueSession>> byPort =
        run.sessions.stream()
            .filter(session -> session.clientIp().startsWith("10.1.0."))
            .collect(Collectors.groupingBy(TrueSession::clientPort));
    assertThat(byPort.values()).filteredOn(sessions -> sessions.size() > 1).isNotEmpty();
    for (List<TrueSession> sessions : byPort.values()) {
      sessions.sort(Comparator.comparingLong(TrueSession::startMicros));
      for (int i = 1; i < sessions.size(); i++) {
        assertThat(sessions.get(i).startMicros())
            .isGreaterThanOrEqualTo(sessions.get(i - 1).endMicros());
      }
    }
  }

  @Test
  void flowsOfASessionEndWithItsEnd() {
    assertThat(RUN.sessions)
        .allSatisfy(
            session -> {
              List<LogEntry.Flow> flows = new ArrayList<>();
              session.flowRecords().forEach(r -> flows.add((LogEntry.Flow) RUN.entry(r)));
              assertThat(flows).isNotEmpty();
              assertThat(flows).allMatch(flow -> flow.sourcePort() == session.clientPort());
              LogEntry.Flow last = flows.get(flows.size() - 1);
              assertThat(last.state()).isEqualTo('E');
              assertThat(last.millis()).isEqualTo(session.endMicros() / 1_000);
            });
  }

  private static boolean found(Recording run, RecordReference reference) {
    SimulatedRecord record = run.find(reference);
    return reference.delivered()
        ? record.entries().size() > reference.index()
        : record == null;
  }

  private static Map<Long, List<TrueStatement>> bySession(Recording run) {
    return run.statements.stream()
        .filter(s -> s.origin() == Origin.CLIENT && s.proxyRecord() != null)
        .collect(Collectors.groupingBy(TrueStatement::session));
  }

  private static void assertNoOverlap(Map<?, List<TrueStatement>> groups) {
    assertThat(groups).isNotEmpty();
    for (List<TrueStatement> group : groups.values()) {
      List<TrueStatement> ordered = new ArrayList<>(group);
      ordered.sort(Comparator.comparingLong(TrueStatement::serverStartMicros));
      for (int i = 1; i < ordered.size(); i++) {
        assertThat(ordered.get(i).serverStartMicros())
            .isGreaterThanOrEqualTo(ordered.get(i - 1).serverEndMicros());
      }
    }
  }
}
