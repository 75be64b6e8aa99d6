package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.TestDataKeys;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions, attributions and findings in SQL: of what was said more than once, what counts. */
class DerivedTablesTest {

  private final TestDataKeys keys = new TestDataKeys();
  private final SampleArchive archive = new SampleArchive(new InMemoryBlobStore(), keys);

  @Test
  void sessionsShowsTheHighestVersionAndSessionVersionsAll() throws Exception {
    archive
        .with(ArchiveTable.SESSIONS, List.of(version(1, 9, "revised", 5), version(2, 1, "sealed", 6)))
        .with(ArchiveTable.SESSIONS, List.of(version(1, 3, "provisional", 7)))
        .with(ArchiveTable.SESSIONS, List.of(version(1, 12, "sealed", 8)));
    try (ArchiveSql sql = archive.sql()) {
      assertThat(
              Answers.rows(sql, "SELECT session_id, version, state FROM sessions ORDER BY 1"))
          .containsExactly(
              List.of("%032x".formatted(1), 12L, "sealed"),
              List.of("%032x".formatted(2), 1L, "sealed"));
      assertThat(Answers.rows(sql, "SELECT version FROM session_versions ORDER BY 1"))
          .containsExactly(List.of(1L), List.of(3L), List.of(9L), List.of(12L));
      assertThat(Answers.one(sql, "SELECT count(*) FROM sessions WHERE state = 'revised'"))
          .as("a version that no longer counts is in no answer")
          .isEqualTo(0L);
      assertThat(Answers.one(sql, "SELECT count(*) FROM sessions")).isEqualTo(2L);
    }
  }

  @Test
  void aVersionThatWasSaidAgainCountsOnce() throws Exception {
    archive.with(
        ArchiveTable.SESSIONS, List.of(version(1, 4, "sealed", 5), version(1, 4, "sealed", 9)));
    try (ArchiveSql sql = archive.sql()) {
      assertThat(Answers.rows(sql, "SELECT kafka_offset FROM sessions"))
          .containsExactly(List.of(9L));
    }
  }

  @Test
  void listsAreLists() throws Exception {
    Session session = version(1, 1, "sealed", 0);
    session.getConnectionIds().addAll(List.of(17L, 4L));
    archive.with(ArchiveTable.SESSIONS, List.of(session));
    try (ArchiveSql sql = archive.sql()) {
      assertThat(
              Answers.rows(
                  sql,
                  "SELECT connection_ids, user_names, hops_missing FROM sessions"
                      + " WHERE list_contains(connection_ids, 17)"))
          .containsExactly(List.of(List.of(17L, 4L), List.of(), List.of("network")));
      assertThat(Answers.printed(sql, "SELECT connection_ids FROM sessions", ResultPrinter.json()))
          .contains("{\"connection_ids\":[17,4]}");
    }
  }

  /** The version that counts begins before the range: the one inside must not stand in for it. */
  @Test
  void aRangeOfTimeIsAskedOfTheVersionThatCounts() throws Exception {
    Session first = version(1, 1, "provisional", 0);
    Session last = version(1, 2, "sealed", 1);
    last.setStartTime(first.getStartTime().minusSeconds(7_200));
    archive
        .with(ArchiveTable.SESSIONS, List.of(first))
        .with(ArchiveTable.SESSIONS, List.of(last));
    try (ArchiveSql sql = archive.sql()) {
      String count = "SELECT count(*) FROM sessions";
      Instant between = first.getStartTime().minusSeconds(60);
      assertThat(Answers.rows(sql.query(count, new TimeRange(between, null))))
          .containsExactly(List.of(0L));
      assertThat(Answers.rows(sql.query(count, new TimeRange(null, between))))
          .containsExactly(List.of(1L));
    }
  }

  @Test
  void anAttributionThatAReplaySaidAgainCountsOnceByWhatWasSaidLast() throws Exception {
    List<Attribution> said = SampleRows.attributions(10);
    List<Attribution> again = SampleRows.attributions(10);
    for (Attribution attribution : again) {
      attribution.setKafkaOffset(attribution.getKafkaOffset() + 100);
      attribution.setEvidence("again");
    }
    archive.with(ArchiveTable.ATTRIBUTIONS, said).with(ArchiveTable.ATTRIBUTIONS, again);
    try (ArchiveSql sql = archive.sql()) {
      assertThat(Answers.rows(sql, "SELECT evidence, count(*) FROM attributions GROUP BY 1"))
          .containsExactly(List.of("again", 10L));
      assertThat(Answers.one(sql, "SELECT count(*) FROM attribution_versions")).isEqualTo(20L);
    }
  }

  @Test
  void eventsJoinAttributionsAndSessions() throws Exception {
    List<AuditEvent> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      events.add(SampleRows.minimal(i).setSqlText("select " + i).build());
    }
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Session session = version(i, 1, "sealed", i);
      session.setUserName("user" + i);
      sessions.add(session);
    }
    archive
        .with(ArchiveTable.EVENTS, events)
        .with(ArchiveTable.ATTRIBUTIONS, SampleRows.attributions(15))
        .with(ArchiveTable.SESSIONS, sessions);
    String join =
        "SELECT user_name, count(*), count(database_event_id), count(sql_text)"
            + " FROM (SELECT event_id, sql_text FROM events)"
            + " JOIN attributions ON event_id = proxy_event_id JOIN sessions USING (session_id)"
            + " GROUP BY 1 ORDER BY 1";
    try (ArchiveSql sql = archive.sql()) {
      // event 2i is that of attribution i, session i / 10
      assertThat(Answers.rows(sql, join)).containsExactly(List.of("user0", 10L, 8L, 10L));
    }
    keys.refuse(KeyClass.PHI);
    try (ArchiveSql sql = archive.sql()) {
      assertThat(Answers.rows(sql, join)).containsExactly(List.of("user0", 10L, 8L, 0L));
    }
  }

  @Test
  void theVerifierSeesEveryRowAlsoThoseThatDoNotCount() throws Exception {
    archive.with(
        ArchiveTable.SESSIONS, List.of(version(1, 4, "revised", 5), version(1, 5, "sealed", 6)));
    List<Long> offsets = new ArrayList<>();

    new DuckRowOffsets(archive.store(), keys, ArchiveSqlConfig.defaults())
        .read(
            archive.files().get(0),
            (topic, partition, offset, index) -> {
              assertThat(topic).isEqualTo("cairn.sessions");
              assertThat(index).isZero();
              offsets.add(offset);
            });

    assertThat(offsets).containsExactlyInAnyOrder(5L, 6L);
  }

  @Test
  void findingsShowsTheHighestVersionAndFindingVersionsAll() throws Exception {
    archive
        .with(ArchiveTable.FINDINGS, List.of(finding(1, 5), finding(2, 1)))
        .with(ArchiveTable.FINDINGS, List.of(finding(1, 2)));
    try (ArchiveSql sql = archive.sql()) {
      assertThat(Answers.rows(sql, "SELECT finding_id, version FROM findings ORDER BY 1"))
          .containsExactly(
              List.of("%032x".formatted(1), 5L), List.of("%032x".formatted(2), 1L));
      assertThat(Answers.rows(sql, "SELECT version FROM finding_versions ORDER BY 1"))
          .containsExactly(List.of(1L), List.of(2L), List.of(5L));
    }
  }

  @Test
  void findingStatusSaysWhatTheLastReviewSaid() throws Exception {
    archive
        .with(
            ArchiveTable.FINDINGS,
            List.of(finding(1, 1), finding(2, 4), finding(3, 1), finding(4, 1)))
        .with(
            ArchiveTable.FINDING_REVIEWS,
            List.of(
                SampleRows.review(0, 2, "closed", 50),
                SampleRows.review(1, 2, "acknowledged", 40),
                SampleRows.review(2, 3, "closed", 50),
                SampleRows.review(3, 3, "reopened", 60),
                SampleRows.review(4, 4, "acknowledged", 60)));
    try (ArchiveSql sql = archive.sql()) {
      assertThat(
              Answers.rows(
                  sql,
                  "SELECT right(finding_id, 1), status, coalesce(verdict, '-'), grown_since_review"
                      + " FROM finding_status ORDER BY 1"))
          .containsExactly(
              List.of("1", "new", "-", false),
              List.of("2", "closed", "benign", true),
              List.of("3", "new", "-", false),
              List.of("4", "acknowledged", "-", false));
      assertThat(
              Answers.rows(
                  sql, "SELECT title, reviewer FROM finding_status WHERE status = 'closed'"))
          .containsExactly(List.of("Bulk export by one statement", "N. Nightshift"));
      assertThat(Answers.one(sql, "SELECT count(*) FROM finding_status")).isEqualTo(4L);
      assertThat(
              Answers.rows(
                  sql,
                  "SELECT count(*) FROM finding_status s JOIN findings f USING (finding_id)"
                      + " WHERE f.severity = 'high'"))
          .containsExactly(List.of(4L));
      try (SqlResult all = sql.query("SELECT * FROM finding_status")) {
        assertThat(all.columns())
            .hasSize(ArchiveTable.FINDINGS.columns().size() + 6)
            .extracting(SqlColumn::name)
            .contains("kafka_offset", "review_time", "review_reason");
      }
    }
  }

  @Test
  void aReviewThatCameAfterTheRangeOfTimeStillCounts() throws Exception {
    archive
        .with(ArchiveTable.FINDINGS, List.of(finding(1, 1), finding(7_200, 1)))
        .with(ArchiveTable.FINDING_REVIEWS, List.of(SampleRows.review(0, 1, "closed", 6_000)));
    TimeRange hour = new TimeRange(SampleRows.START, SampleRows.START.plusSeconds(3_600));
    try (ArchiveSql sql = archive.sql()) {
      assertThat(
              Answers.rows(sql.query("SELECT status, count(*) FROM finding_status GROUP BY 1", hour)))
          .containsExactly(List.of("closed", 1L));
      assertThat(Answers.rows(sql.query("SELECT count(*) FROM finding_reviews", hour)))
          .containsExactly(List.of(0L));
      assertThat(Answers.rows(sql.query("SELECT count(*) FROM last_reviews", hour)))
          .containsExactly(List.of(1L));
    }
  }

  @Test
  void everyPublicationOfASetOfRulesIsThereWithItsFiles() throws Exception {
    archive.with(
        ArchiveTable.RULE_SETS,
        List.of(SampleRows.ruleSet(1), SampleRows.ruleSet(2), SampleRows.ruleSet(1)));
    try (ArchiveSql sql = archive.sql()) {
      assertThat(Answers.one(sql, "SELECT count(*) FROM rule_sets")).isEqualTo(3L);
      assertThat(
              Answers.rows(
                  sql,
                  "SELECT unnest(paths), unnest(contents) FROM rule_sets"
                      + " WHERE version LIKE '%2' ORDER BY 1"))
          .containsExactly(
              List.of("rules/a.yml", "title: Grüße\nid: a2\n"),
              List.of("schedules.yaml", "# none\n"));
    }
  }

  private static Finding finding(int id, long version) {
    Finding finding = SampleRows.finding(id);
    finding.setVersion(version);
    return finding;
  }

  private static Session version(int id, long version, String state, long offset) {
    Session session = SampleRows.session(id);
    session.setVersion(version);
    session.setState(state);
    session.setKafkaOffset(offset);
    return session;
  }
}
