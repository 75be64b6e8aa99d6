package dev.cairn.archive.table;

import dev.cairn.schemas.AccessEvent;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.FindingReview;
import dev.cairn.schemas.RuleSetVersion;
import dev.cairn.schemas.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Made-up rows, the same for the same seed. Every PHI value starts with {@link #CANARY}. */
public final class SampleRows {

  /** Stands in every PHI value, and nowhere else. */
  public static final String CANARY = "canary-7f3a";

  /** Time of the first event. */
  public static final Instant START = Instant.parse("2026-11-22T19:00:00.000001Z");

  private SampleRows() {}

  /** Events one second apart; every nullable column is null in about a third of the rows. */
  public static List<AuditEvent> events(long seed, int count, int rawSize) {
    Random random = new Random(seed);
    List<AuditEvent> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(event(random, i, rawSize));
    }
    return events;
  }

  /** Dead letters, every seventh without a value. */
  public static List<DeadLetter> deadLetters(long seed, int count) {
    Random random = new Random(seed);
    List<DeadLetter> letters = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ByteBuffer raw = i % 7 == 6 ? null : raw(random, 80);
      letters.add(
          DeadLetter.newBuilder()
              .setDeadLetterId(hex(random, 16))
              .setSource("proxysql.query")
              .setReason("bad_json")
              .setDetail(random.nextBoolean() ? "position 12" : null)
              .setRaw(raw)
              .setRawSize(raw == null ? 0 : raw.remaining())
              .setContentHash(hex(random, 32))
              .setKafkaTopic("raw.proxysql")
              .setKafkaPartition(0)
              .setKafkaOffset(i)
              .setRecordIndex(0)
              .setIngestTime(START.plusSeconds(i))
              .build());
    }
    return letters;
  }

  /** Sessions ten seconds apart, one version each; lists of none to some, nulls in a third. */
  public static List<Session> sessions(long seed, int count) {
    Random random = new Random(seed);
    List<Session> sessions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Session session = session(i);
      if (random.nextInt(3) > 0) {
        session.setUserName("user" + random.nextInt(20));
        session.setClientIp("10.0.0." + random.nextInt(256));
        session.setTls(random.nextBoolean());
        session.setMeanConfidence(random.nextDouble());
      }
      for (int n = random.nextInt(4); n > 0; n--) {
        session.getConnectionIds().add(random.nextLong());
        session.getUserNames().add("Grüße" + n);
      }
      sessions.add(session);
    }
    return sessions;
  }

  /** A sealed session of version 1 with nothing but what every session has. */
  public static Session session(int i) {
    return Session.newBuilder()
        .setSessionId("%032x".formatted(i))
        .setVersion(1)
        .setState("sealed")
        .setKind("client")
        .setStartTime(START.plusSeconds(10L * i))
        .setEndTime(START.plusSeconds(10L * i + 5))
        .setClosed(true)
        .setConnections(0)
        .setStatements(0)
        .setStatementsAttributed(0)
        .setStatementsAbstained(0)
        .setStatementsUnmatched(0)
        .setStatementsLocal(0)
        .setStatementsFailed(0)
        .setRowsSent(0)
        .setRowsAffected(0)
        .setHopsSeen(new ArrayList<>(List.of("database", "proxy")))
        .setHopsMissing(new ArrayList<>(List.of("network")))
        .setKafkaTopic("cairn.sessions")
        .setKafkaPartition(0)
        .setKafkaOffset((long) i)
        .setRecordIndex(0)
        .build();
  }

  /** Attributions a second apart, each tying one event to the one after it. */
  public static List<Attribution> attributions(int count) {
    List<Attribution> attributions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      attributions.add(
          Attribution.newBuilder()
              .setAttributionId("%032x".formatted(i))
              .setTime(START.plusSeconds(i))
              .setServer("db1:3306")
              .setProxyEventId("%032x".formatted(2 * i))
              .setDatabaseEventId(i % 5 == 4 ? null : "%032x".formatted(2 * i + 1))
              .setConfidence(i % 5 == 4 ? 0 : 1.0 / (1 + i % 3))
              .setRank(1)
              .setAbstained(i % 5 == 4)
              .setEvidence("same text, same user, only candidate")
              .setExplanation(i % 5 == 4 ? "lost" : null)
              .setSessionId("%032x".formatted(i / 10))
              .setConnectionId((long) i % 7)
              .setKafkaTopic("cairn.attributions")
              .setKafkaPartition(0)
              .setKafkaOffset((long) i)
              .setRecordIndex(0)
              .build());
    }
    return attributions;
  }

  /** A finding of version 1 that says all that a finding can, of ten pieces of evidence. */
  public static Finding finding(int i) {
    return Finding.newBuilder()
        .setFindingId("%032x".formatted(i))
        .setVersion(1)
        .setState("open")
        .setClassUid(2004)
        .setRuleId("5a6f7c1e-9d3b-4a52-8f3e-0c1d2e3f4a5b")
        .setRuleVersion("3/0123456789ab")
        .setRuleSetVersion("0123456789abcdef")
        .setTitle("Bulk export by one statement")
        .setDetector("match")
        .setSeverity("high")
        .setSeverityId(4)
        .setConfidence(0.9)
        .setTechniques(new ArrayList<>(List.of("T1213.006")))
        .setTactics(new ArrayList<>(List.of("collection")))
        .setKey("user_name=app_reporting")
        .setPeriodStart(Instant.parse("2026-11-22T19:00:00Z"))
        .setPeriodEnd(Instant.parse("2026-11-22T20:00:00Z"))
        .setFirstSeenTime(START.plusSeconds(i))
        .setLastSeenTime(START.plusSeconds(i + 60))
        .setCount(10)
        .setMessage("app_reporting read 1200000 rows of ehr.patients in one statement.")
        .setObserved(1_200_000.0)
        .setThreshold(100_000.0)
        .setUnit("rows")
        .setBasis("database rows")
        .setTimespanUs(3_600_000_000L)
        .setEventIds(new ArrayList<>(List.of("%032x".formatted(100 + i))))
        .setSessionIds(new ArrayList<>(List.of("%032x".formatted(200 + i))))
        .setTables(new ArrayList<>(List.of("ehr.patients")))
        .setSources(new ArrayList<>(List.of("proxysql.query")))
        .setUserName("app_reporting")
        .setPrincipal("Reporting")
        .setClientIp("10.0.1.7")
        .setClientName("OpenFlow runtime")
        .setServer("db1:3306")
        .setReporter("proxysql-1")
        .setDatabaseName("ehr")
        .setEnvironment("production")
        .setSensitivity("high")
        .setReferenceVersion("2026-11-22.1/0e5b")
        .setKafkaTopic("cairn.findings")
        .setKafkaPartition(0)
        .setKafkaOffset((long) i)
        .setRecordIndex(0)
        .build();
  }

  /** What somebody said of finding {@code finding}, so many minutes after the first event. */
  public static FindingReview review(int i, int finding, String action, int minutes) {
    return FindingReview.newBuilder()
        .setReviewId("%032x".formatted(1000 + i))
        .setFindingId("%032x".formatted(finding))
        .setFindingVersion(1)
        .setTime(START.plusSeconds(60L * minutes))
        .setAction(action)
        .setVerdict(action.equals("closed") ? "benign" : null)
        .setReviewer("N. Nightshift")
        .setReason("announced load of the warehouse")
        .setKafkaTopic("cairn.reviews")
        .setKafkaPartition(0)
        .setKafkaOffset((long) i)
        .setRecordIndex(0)
        .build();
  }

  /** That somebody asked in SQL, so many minutes after the first event. */
  public static AccessEvent access(int i) {
    return AccessEvent.newBuilder()
        .setAccessId("%032x".formatted(2000 + i))
        .setTime(START.plusSeconds(60L * i))
        .setTool("sql")
        .setUserName("a.analyst")
        .setUserSource("os")
        .setHost("desk-7")
        .setReason(i % 2 == 0 ? "case 2026-17" : null)
        .setStatement("select * from events where user_name = ?")
        .setStatementSha256("%064x".formatted(i))
        .setArguments(new ArrayList<>(List.of("from=2026-11-22T00:00:00Z", "output=csv")))
        .setTables(new ArrayList<>(List.of("events")))
        .setPhiReadable(i % 3 == 0)
        .setRows(i)
        .setFiles(2)
        .setResultSha256("%064x".formatted(7 * i))
        .setOutcome("answered")
        .setCairnVersion("0.1.0")
        .setKafkaTopic("cairn.access")
        .setKafkaPartition(0)
        .setKafkaOffset((long) i)
        .setRecordIndex(0)
        .build();
  }

  /** A set of two files. */
  public static RuleSetVersion ruleSet(int i) {
    return RuleSetVersion.newBuilder()
        .setVersion("%016x".formatted(i))
        .setPublishedTime(START.plusSeconds(3_600L * i))
        .setPublishedBy("D. Deploy")
        .setComment("threshold raised")
        .setPaths(new ArrayList<>(List.of("rules/a.yml", "schedules.yaml")))
        .setContents(new ArrayList<>(List.of("title: Grüße\nid: a" + i + "\n", "# none\n")))
        .setKafkaTopic("cairn.rules")
        .setKafkaPartition(0)
        .setKafkaOffset((long) i)
        .setRecordIndex(0)
        .build();
  }

  private static AuditEvent event(Random random, int i, int rawSize) {
    AuditEvent.Builder event =
        minimal(i)
            .setEventId(hex(random, 16))
            .setContentHash(hex(random, 32))
            .setTime(START.plusSeconds(i).plusNanos(random.nextInt(999) * 1000L));
    if (random.nextInt(3) > 0) {
      event.setUserName("user" + random.nextInt(20)).setErrorCode(random.nextInt(3000));
    }
    if (random.nextInt(3) > 0) {
      event.setClientIp("10.0.0." + random.nextInt(256)).setClientPort(random.nextInt(65536));
      event.setTls(random.nextBoolean());
    }
    if (random.nextInt(3) > 0) {
      event.setProxySessionId(random.nextLong()).setRowsSent(random.nextLong());
      event.setSqlText(CANARY + " select 'Grüße', " + random.nextInt(500) + " from patients");
      event.setSqlDigest(hex(random, 16)).setUnmapped("{\"note\":\"" + CANARY + "\"}");
    }
    if (random.nextInt(3) > 0) {
      event.setRaw(raw(random, rawSize));
    }
    return event.build();
  }

  /** An event with nothing but the required columns. */
  public static AuditEvent.Builder minimal(int i) {
    return AuditEvent.newBuilder()
        .setEventId("%032x".formatted(i))
        .setTime(START.plusSeconds(i))
        .setTimePrecision("us")
        .setTimeSource("record")
        .setSource("proxysql.query")
        .setHop("proxy")
        .setClassUid(6005)
        .setActivity("query")
        .setStatus("unknown")
        .setContentHash("%064x".formatted(i))
        .setKafkaTopic("raw.proxysql")
        .setKafkaPartition(i % 3)
        .setKafkaOffset(i)
        .setRecordIndex(0)
        .setIngestTime(START.plusSeconds(i).plusMillis(5));
  }

  private static ByteBuffer raw(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    byte[] canary = CANARY.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(canary, 0, bytes, 0, Math.min(size, canary.length));
    return ByteBuffer.wrap(bytes);
  }

  private static String hex(Random random, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
