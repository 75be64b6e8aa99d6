package dev.cairn.cli;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive with one rich session over three hops and one that came past the proxy: statements
 * tied, open, lost, answered by the proxy, and one that only the database logged.
 */
final class OneSession {

  static final Instant START = Instant.parse("2026-11-22T19:00:00Z");
  static final String ID = "3f2a91c0de5500000000000000000001";
  static final String DIRECT = "aa00000000000000000000000000000a";

  private OneSession() {}

  static void into(AgedArchive archive) throws IOException {
    archive.add(ArchiveTable.EVENTS, events(), START.plusSeconds(600));
    archive.add(ArchiveTable.ATTRIBUTIONS, attributions(), START.plusSeconds(600));
    // a replay says the same again
    archive.add(ArchiveTable.ATTRIBUTIONS, attributions(), START.plusSeconds(900));
    archive.add(
        ArchiveTable.SESSIONS, List.of(session(1, "provisional"), direct()), START.plusSeconds(10));
    archive.add(ArchiveTable.SESSIONS, List.of(session(9, "sealed")), START.plusSeconds(900));
  }

  static Session session(long version, String state) {
    Session session = SampleRows.session(0);
    session.setSessionId(ID);
    session.setVersion(version);
    session.setState(state);
    session.setReporter("proxysql-1");
    session.setProxySessionId(4711L);
    session.setClientIp("10.0.1.7");
    session.setClientPort(53211);
    session.setClientName("OpenFlow runtime");
    session.setClientRole("private_link_nat");
    session.setEnvironment("production");
    session.setReferenceVersion("2026-11-22.1/0e5b");
    session.setUserName("app_cdc");
    session.setPrincipal("Change data capture");
    session.setOwner("Data Platform");
    session.setTeam("Analytics");
    session.setTimeZone("Etc/UTC");
    session.setDatabaseName("ehr");
    session.setStartTime(START);
    session.setEndTime(START.plusMillis(5_100));
    session.setCloseReason("quit");
    session.setTls(true);
    session.setServers(List.of("db1:3306"));
    session.setConnectionIds(List.of(17L, 18L));
    session.setConnections(2);
    session.setStatements(5);
    session.setStatementsAttributed(2);
    session.setStatementsAbstained(1);
    session.setStatementsUnmatched(1);
    session.setStatementsLocal(1);
    session.setStatementsFailed(1);
    session.setRowsSent(1_240);
    session.setBytesIn(12_345L);
    session.setBytesOut(99_000L);
    session.setMeanConfidence(0.9975);
    session.setHopsSeen(List.of("database", "network", "proxy"));
    session.setHopsMissing(List.of());
    session.setHopsPending(List.of("control"));
    return session;
  }

  private static Session direct() {
    Session session = SampleRows.session(0);
    session.setSessionId(DIRECT);
    session.setKind("direct");
    session.setUserName("root");
    session.setClientIp("10.9.9.9");
    session.setStartTime(START.plusSeconds(60));
    session.setEndTime(START.plusSeconds(61));
    session.setHopsSeen(List.of("database"));
    session.setHopsMissing(List.of("network", "proxy"));
    return session;
  }

  private static List<AuditEvent> events() {
    List<AuditEvent> events = new ArrayList<>();
    String[] texts = {
      "select id, name from patients where id = 42 /* canary */",
      "select count(*) from visits",
      "update visits set seen = 1 where id = 7",
      "select 1",
      "select lost from nowhere"
    };
    for (int i = 0; i < texts.length; i++) {
      events.add(
          SampleRows.minimal(i)
              .setTime(START.plusMillis(100 + 700L * i))
              .setReporter("proxysql-1")
              .setProxySessionId(4711L)
              .setStatementKind(texts[i].substring(0, texts[i].indexOf(' ')))
              .setSqlText(texts[i])
              .setRowsSent(i == 0 ? 1_200L : i == 2 ? 0L : 20L)
              .setRowsAffected(i == 2 ? 3L : 0L)
              .setDurationUs(1_200L + 5_000_000L * (i / 4))
              .setStatus(i == 4 ? "failure" : "success")
              .setErrorCode(i == 4 ? 1146 : null)
              .build());
    }
    for (int i = 0; i < 4; i++) {
      events.add(
          SampleRows.minimal(100 + i)
              .setSource("mysql.audit")
              .setHop("database")
              .setTime(START.plusMillis(102 + 700L * i))
              .setServer("db1:3306")
              .setConnectionId(17L + i % 2)
              .setStatementKind("select")
              .setSqlText(texts[Math.min(i, 2)])
              .build());
    }
    return events;
  }

  private static List<Attribution> attributions() {
    List<Attribution> said = new ArrayList<>();
    said.add(tie(0, 0, 100, 1, 0.999, false, "same text, same user, only candidate"));
    said.add(tie(1, 1, 101, 1, 0.996, false, "same text, inside the transaction on connection 18"));
    said.add(tie(2, 1, 103, 2, 0.004, false, "same text, 1.4 s later"));
    said.add(tie(3, 2, 102, 1, 0.61, true, "same text, same user, first in time"));
    said.add(tie(4, 2, 103, 2, 0.38, true, "same text, same user, later by 0.7 s"));
    Attribution lost = tie(5, 4, null, 1, 0, true, "no record of this text within 60 s");
    lost.setExplanation("lost");
    said.add(lost);
    return said;
  }

  private static Attribution tie(
      int id, int proxy, Integer database, int rank, double confidence, boolean open, String why) {
    Attribution tie = SampleRows.attributions(1).get(0);
    tie.setAttributionId("%032x".formatted(id));
    tie.setTime(START.plusMillis(100 + 700L * proxy));
    tie.setProxyEventId("%032x".formatted(proxy));
    tie.setDatabaseEventId(database == null ? null : "%032x".formatted(database));
    tie.setConfidence(confidence);
    tie.setRank(rank);
    tie.setAbstained(open);
    tie.setEvidence(why);
    tie.setSessionId(ID);
    tie.setConnectionId(null);
    return tie;
  }
}
