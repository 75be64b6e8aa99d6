package dev.cairn.query;

import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.TestDataKeys;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.ReferenceVersion;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A small archive in which each named query finds something. */
final class AskedArchive {

  private AskedArchive() {}

  static ArchiveSql open() throws IOException {
    InMemoryBlobStore store = new InMemoryBlobStore();
    TestDataKeys keys = new TestDataKeys();
    SampleArchive rows =
        new SampleArchive(store, keys)
            .with(ArchiveTable.EVENTS, events())
            .with(ArchiveTable.SESSIONS, sessions())
            .with(ArchiveTable.ATTRIBUTIONS, SampleRows.attributions(15))
            .with(ArchiveTable.FINDINGS, List.of(SampleRows.finding(1), offHours()))
            .with(
                ArchiveTable.FINDING_REVIEWS, List.of(SampleRows.review(0, 1, "acknowledged", 40)))
            .with(ArchiveTable.ACCESS_LOG, List.of(SampleRows.access(1)))
            .with(ArchiveTable.RULE_SETS, List.of(SampleRows.ruleSet(1), SampleRows.ruleSet(2)))
            .with(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(1, 10));
    ArchiveSqlConfig config =
        new ArchiveSqlConfig(1L << 30, 256L << 20, 1, ArchiveSqlConfig.DEFAULT_MEMORY_DIRECTORY);
    return new ArchiveSql(new Archive(store, rows.files(), keys, config, List.of(references())));
  }

  private static List<AuditEvent> events() {
    List<AuditEvent> events = new ArrayList<>();
    events.add(statement(0, "select", "select * from patients").setRowsSent(600_000L).build());
    events.add(statement(1, "grant", "grant select on ehr.* to x").build());
    events.add(statement(2, "create", "/* c */ CREATE  USER x").build());
    events.add(statement(3, "create", "create table user (id int)").build());
    events.add(
        statement(4, "select", "select lost").setStatus("failure").setErrorCode(1146).build());
    for (int i = 5; i < 8; i++) {
      events.add(
          SampleRows.minimal(i)
              .setSource("proxysql.audit")
              .setClassUid(3002)
              .setActivity("logon")
              .setStatus(i == 5 ? "success" : "failure")
              .setUserName("app_cdc")
              .setClientIp("10.0.1.7")
              .build());
    }
    events.add(control(8, "azure.activity", "connection_approve", "success"));
    events.add(control(9, "azure.keyvault", "key_use", "failure"));
    return events;
  }

  private static AuditEvent.Builder statement(int i, String kind, String text) {
    return SampleRows.minimal(i)
        .setReporter("proxysql-1")
        .setProxySessionId(4711L)
        .setUserName("app_cdc")
        .setClientIp("10.0.1.7")
        .setStatementKind(kind)
        .setSqlText(text)
        .setSqlDigest("%032x".formatted(i));
  }

  private static AuditEvent control(int i, String source, String activity, String status) {
    return SampleRows.minimal(i)
        .setSource(source)
        .setHop("control")
        .setClassUid(6003)
        .setActivity(activity)
        .setStatus(status)
        .setPhase(source.equals("azure.activity") ? "end" : null)
        .build();
  }

  private static List<Session> sessions() {
    Session session = SampleRows.session(0);
    session.setReporter("proxysql-1");
    session.setProxySessionId(4711L);
    session.setUserName("app_cdc");
    session.setClientIp("10.0.1.7");
    session.setStartTime(SampleRows.START.minusSeconds(1));
    session.setEndTime(SampleRows.START.plusSeconds(60));
    session.setHopsMissing(List.of("database"));
    session.setTables(List.of("ehr.patients", "ehr.visits"));
    session.setSensitivity("phi");
    session.setReferenceVersion("1/abc");
    Session direct = SampleRows.session(1);
    direct.setKind("direct");
    return List.of(session, direct);
  }

  private static Finding offHours() {
    Finding finding = SampleRows.finding(2);
    finding.setTitle("Session outside working hours");
    return finding;
  }

  private static ReferenceVersion references() {
    return ReferenceVersion.newBuilder()
        .setVersion("1/abc")
        .setStatedVersion("1")
        .setContentSha256("%064x".formatted(0))
        .setValidFrom(Instant.EPOCH)
        .setContent(
            "{\"users\":[{\"user\":\"app_cdc\",\"principal\":\"Change data capture\","
                + "\"kind\":\"service\",\"owner\":\"Data Platform\"}]}")
        .build();
  }
}
