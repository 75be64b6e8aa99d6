package dev.cairn.cli;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.RuleSetVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An archive with findings of a night: one that went on for three hours, one closed, one small. */
final class SomeFindings {

  static final Instant START = SampleRows.START;
  static final String EXPORT = "3f2a91c0de5500000000000000000001";
  static final String EXPORT_BEFORE = "3f2a91ffffff00000000000000000002";
  static final String EXPORT_FIRST = "aa11000000000000000000000000000a";
  static final String CLOSED = "bb22000000000000000000000000000b";
  static final String SMALL = "cc33000000000000000000000000000c";

  private static final String RULE =
      """
      title: Something else
      id: 00000000-0000-4000-8000-000000000000
      ---
      title: Bulk export by one statement
      id: 5a6f7c1e-9d3b-4a52-8f3e-0c1d2e3f4a5b
      description: >-
        One statement that gave more rows
        than anybody reads.
      falsepositives:
        - loads of the warehouse
      cairn:
        needs: [proxysql.query]
        cannot_see: what goes past the proxy
      """;

  private SomeFindings() {}

  static void into(AgedArchive archive) throws IOException {
    archive.add(ArchiveTable.EVENTS, events(), START.plusSeconds(600));
    archive.add(ArchiveTable.RULE_SETS, List.of(rules()), START.minusSeconds(3_600));
    archive.add(
        ArchiveTable.FINDINGS,
        List.of(
            finding(EXPORT_FIRST, -120),
            finding(EXPORT_BEFORE, -60),
            version(finding(EXPORT, 0), 2),
            other(CLOSED, "Login from nowhere", "low", 2, -200),
            other(SMALL, "Grüße; a new table", "medium", 3, -30)),
        START.plusSeconds(10));
    archive.add(
        ArchiveTable.FINDINGS, List.of(version(finding(EXPORT, 0), 6)), START.plusSeconds(900));
    var closed = SampleRows.review(1, 0, "closed", 90);
    closed.setFindingId(CLOSED);
    var taken = SampleRows.review(2, 0, "acknowledged", 30);
    taken.setFindingId(CLOSED);
    archive.add(ArchiveTable.FINDING_REVIEWS, List.of(closed, taken), START.plusSeconds(6_000));
  }

  private static List<AuditEvent> events() {
    List<AuditEvent> events = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      events.add(
          SampleRows.minimal(100 + i)
              .setTime(START.plusSeconds(i))
              .setUserName("app_reporting")
              .setClientIp("10.0.1.7")
              .setDatabaseName("ehr")
              .setTableName("patients")
              .setStatementKind("select")
              .setSqlText("select * from patients /* " + SampleRows.CANARY + " */")
              .setRowsSent(600_000L)
              .build());
    }
    return events;
  }

  private static RuleSetVersion rules() {
    RuleSetVersion set = SampleRows.ruleSet(0);
    set.setVersion("0123456789abcdef");
    set.setPaths(List.of("rules/broken.yml", "rules/bulk.yml"));
    set.setContents(List.of("a: [\n", RULE));
    return set;
  }

  private static Finding version(Finding finding, long version) {
    finding.setVersion(version);
    finding.setCount(version / 2);
    return finding;
  }

  static Finding finding(String id, int minutes) {
    Finding finding = SampleRows.finding(0);
    finding.setFindingId(id);
    finding.setFirstSeenTime(START.plus(Duration.ofMinutes(minutes)));
    finding.setLastSeenTime(START.plus(Duration.ofMinutes(minutes)).plusSeconds(60));
    finding.setPeriodStart(Instant.parse("2026-11-22T19:00:00Z").plusSeconds(60L * minutes));
    finding.setPeriodEnd(finding.getPeriodStart().plusSeconds(3_600));
    finding.setEventIds(
        List.of("%032x".formatted(100), "%032x".formatted(101), "%032x".formatted(999)));
    finding.setContinues(id.equals(EXPORT) ? EXPORT_BEFORE : null);
    return finding;
  }

  private static Finding other(
      String id, String title, String severity, int severityId, int minutes) {
    Finding finding = finding(id, minutes);
    finding.setRuleId("7b000000-0000-4000-8000-" + id.substring(0, 12));
    finding.setTitle(title);
    finding.setSeverity(severity);
    finding.setSeverityId(severityId);
    finding.setUserName(null);
    finding.setKey("client_ip=10.0.9.9\nreporter=proxysql-1");
    finding.setEventIds(List.of());
    finding.setSessionIds(List.of());
    return finding;
  }
}
