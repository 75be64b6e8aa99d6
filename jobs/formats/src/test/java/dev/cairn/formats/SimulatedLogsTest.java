package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.simulator.LogEntry;
import dev.cairn.testkit.simulator.LogSettings;
import dev.cairn.testkit.simulator.Oddities;
import dev.cairn.testkit.simulator.RecordReference;
import dev.cairn.testkit.simulator.Scenario;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulator writes is read as what it meant. */
class SimulatedLogsTest {

  private static final int TEXT_LIMIT = 1024;
  private static final FormatsConfig FORMATS =
      new FormatsConfig(ZoneOffset.UTC, TEXT_LIMIT, null);

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void everyRecordIsReadAndEveryEventIsWhereTheTruthSays(ServerKind kind) {
    Map<RecordReference, AuditEvent> events = new HashMap<>();
    List<TrueStatement> statements = new ArrayList<>();
    Set<SimulatedSource> sources = EnumSet.noneOf(SimulatedSource.class);
    TrafficSimulator.run(
        config(kind),
        new SimulationListener() {
          @Override
          public void record(SimulatedRecord record) {
            sources.add(record.source());
            read(record, events);
          }

          @Override
          public void statement(TrueStatement statement) {
            statements.add(statement);
          }
        });

    assertThat(sources).hasSize(7);
    int both = 0;
    for (TrueStatement statement : statements) {
      for (RecordReference reference : statement.databaseRecords()) {
        AuditEvent database = events.get(reference);
        assertThat(database.getConnectionId()).isEqualTo(statement.connectionId());
        if (statement.proxyRecord() != null) {
          checkTexts(events.get(statement.proxyRecord()), database, statement);
          both++;
        }
      }
      if (statement.errorRecord() != null) {
        assertThat(events.get(statement.errorRecord()).getConnectionId())
            .isEqualTo(statement.connectionId());
      }
    }
    assertThat(both).isGreaterThan(300);
  }

  private static SimulationConfig config(ServerKind kind) {
    return SimulationConfig.DEFAULT
        .withLength(Duration.ofSeconds(8))
        .withTopology(Topology.DEFAULT.withClients(20).withServers(kind))
        .withTraffic(Traffic.DEFAULT.withStatementsPerSecond(8).withStatementsPerSession(30))
        .withOddities(new Oddities(0.1, 0.05, 0.001, 0.03, 0.02, 0.2, 0.3, 0.05, 0.1))
        .withLogs(
            LogSettings.DEFAULT
                .withAuditTextLimit(TEXT_LIMIT)
                .withFlowInterval(Duration.ofSeconds(2))
                .withProcesslistInterval(Duration.ofSeconds(1)))
        .withScenarios(Scenario.values());
  }

  private static void read(SimulatedRecord record, Map<RecordReference, AuditEvent> events) {
    ParseResult result =
        RecordParser.of(record.source().sourceName(), FORMATS)
            .parse(
                new RawRecord(
                    record.source().sourceName(),
                    0,
                    record.number(),
                    record.arrivalMicros() / 1_000,
                    record.reporter(),
                    record.value()));
    assertThat(result.deadLetters()).isEmpty();
    assertThat(result.events()).hasSameSizeAs(record.entries());
    for (AuditEvent event : result.events()) {
      int index = event.getRecordIndex();
      LogEntry entry = record.entries().get(index);
      assertThat(event.getTime()).isEqualTo(time(entry));
      events.put(
          new RecordReference(record.source(), record.number(), index, true), event);
    }
  }

  private static Instant time(LogEntry entry) {
    if (entry instanceof LogEntry.ProxyQuery query) {
      return micros(query.startMicros());
    } else if (entry instanceof LogEntry.ProxyAudit audit) {
      return Instant.ofEpochMilli(audit.millis());
    } else if (entry instanceof LogEntry.ProxyError error) {
      return Instant.ofEpochSecond(error.seconds());
    } else if (entry instanceof LogEntry.ProxyMessage message) {
      return Instant.ofEpochSecond(message.seconds());
    } else if (entry instanceof LogEntry.ProxyProcess process) {
      return micros(process.pollMicros());
    } else if (entry instanceof LogEntry.Database database) {
      return micros(database.micros());
    } else if (entry instanceof LogEntry.Flow flow) {
      return Instant.ofEpochMilli(flow.millis());
    }
    return micros(((LogEntry.PrivateLinkChange) entry).micros());
  }

  private static Instant micros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Texts are the same, but for what was prepared, and what was cut and says so. */
  private static void checkTexts(AuditEvent proxy, AuditEvent database, TrueStatement statement) {
    assertThat(proxy.getProxySessionId()).isEqualTo(statement.proxyThreadId());
    assertThat(proxy.getServer()).isEqualTo(statement.server());
    if (Boolean.TRUE.equals(database.getSqlTruncated())) {
      assertThat(proxy.getSqlText()).startsWith(database.getSqlText());
    } else if (proxy.getActivity().equals("query")) {
      assertThat(database.getSqlText()).isEqualTo(proxy.getSqlText());
      assertThat(database.getSqlDigest()).isEqualTo(proxy.getSqlDigest());
    }
  }
}
