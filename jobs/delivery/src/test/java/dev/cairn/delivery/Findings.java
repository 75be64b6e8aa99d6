package dev.cairn.delivery;

import dev.cairn.schemas.Finding;
import java.time.Instant;
import java.util.List;

/** Findings for tests. */
public final class Findings {

  private Findings() {}

  /** The n-th finding, which names everything it can. */
  public static Finding finding(int n, long version) {
    return Finding.newBuilder()
        .setFindingId("%032x".formatted(n))
        .setVersion(version)
        .setState("open")
        .setClassUid(2004)
        .setRuleId("5a6f7c1e-9d3b-4a52-8f3e-0c1d2e3f4a5b")
        .setRuleVersion("3/0123456789ab")
        .setRuleSetVersion("0123456789abcdef")
        .setTitle("Bulk export by one user")
        .setDetector("count")
        .setSeverity("high")
        .setSeverityId(4)
        .setConfidence(0.9)
        .setTechniques(List.of("T1213.006", "T1567"))
        .setTactics(List.of("collection"))
        .setKey("user_name=app_reporting")
        .setPeriodStart(Instant.parse("2026-11-22T19:00:00Z"))
        .setPeriodEnd(Instant.parse("2026-11-22T20:00:00Z"))
        .setFirstSeenTime(Instant.parse("2026-11-22T19:02:03.123456Z"))
        .setLastSeenTime(Instant.parse("2026-11-22T19:40:00Z"))
        .setCount(5)
        .setMessage("app_reporting read 1,240,000 rows of ehr.patients within 1 h.")
        .setObserved(1_240_000.0)
        .setThreshold(100_000.0)
        .setUnit("rows")
        .setBasis("database rows")
        .setTimespanUs(3_600_000_000L)
        .setEventIds(List.of("00000000000000000000000000000001"))
        .setSessionIds(List.of("00000000000000000000000000000003"))
        .setTables(List.of("ehr.patients"))
        .setSources(List.of("mysql.audit", "proxysql.query"))
        .setUserName("app_reporting")
        .setPrincipal("Reporting")
        .setClientIp("10.0.1.7")
        .setClientName("OpenFlow runtime")
        .setServer("db1:3306")
        .setReporter("proxysql-1")
        .setDatabaseName("ehr")
        .setEnvironment("production")
        .setSensitivity("high")
        .build();
  }

  /** One that names nobody and nothing. */
  public static Finding bare() {
    return Finding.newBuilder(finding(2, 3))
        .setState("final")
        .setSeverity("informational")
        .setSeverityId(1)
        .setTechniques(List.of())
        .setTactics(List.of())
        .setKey("")
        .setObserved(null)
        .setThreshold(null)
        .setUnit(null)
        .setBasis(null)
        .setTimespanUs(null)
        .setEventIds(List.of())
        .setSessionIds(List.of())
        .setTables(List.of())
        .setUserName(null)
        .setPrincipal(null)
        .setClientIp(null)
        .setClientName(null)
        .setServer(null)
        .setReporter(null)
        .setDatabaseName(null)
        .setEnvironment(null)
        .setSensitivity(null)
        .build();
  }
}
