package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.TestDataKeys;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.ReferenceVersion;
import dev.cairn.schemas.Session;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events keep what logs said; queries join the names in force at their time. */
class ReferenceViewsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String IN_FORCE =
      "SELECT e.time, u.principal FROM events e LEFT JOIN reference_users u"
          + " ON u.user_name = e.user_name AND e.time >= u.valid_from"
          + " AND (u.valid_to IS NULL OR e.time < u.valid_to) ORDER BY 1";

  private final TestDataKeys keys = new TestDataKeys();
  private final SampleArchive archive =
      new SampleArchive(new InMemoryBlobStore(), keys);

  @Test
  void eventJoinsTheNameInForceAtItsTime() throws Exception {
    try (ArchiveSql sql = sql(List.of(second(), first()))) {
      assertThat(Answers.rows(sql, IN_FORCE).stream().map(row -> row.get(1)))
          .containsExactly("Anna O'Hara", "Otto", "Otto");
      assertThat(
              Answers.rows(
                      sql,
                      "SELECT e.time, r.stated_version FROM events e ASOF LEFT JOIN"
                          + " reference_tables r ON e.time >= r.valid_from ORDER BY 1")
                  .stream()
                  .map(row -> row.get(1)))
          .containsExactly("v1", "v2", "v2");
    }
  }

  @Test
  void sessionJoinsTheVersionThatItNames() throws Exception {
    Session session = SampleRows.session(1);
    session.setUserName("app");
    session.setReferenceVersion("v1/1");
    archive.with(ArchiveTable.SESSIONS, List.of(session));
    try (ArchiveSql sql = sql(List.of(first(), second()))) {
      assertThat(
              Answers.rows(
                  sql,
                  "SELECT u.team, u.owner FROM sessions s JOIN reference_users u"
                      + " ON u.version = s.reference_version AND u.user_name = s.user_name"))
          .containsExactly(Arrays.asList("BI", null));
    }
  }

  @Test
  void everyTableIsAView() throws Exception {
    try (ArchiveSql sql = sql(List.of(first()))) {
      assertThat(
              Answers.rows(sql, "SELECT * EXCLUDE (valid_from, valid_to) FROM reference_addresses"))
          .containsExactly(List.of("v1/1", "10.0.0.0/8", "network", "other", "proxy"));
      assertThat(Answers.rows(sql, "SELECT connection, consumer FROM reference_private_link"))
          .containsExactly(List.of("/a/b", "Analytics"));
      assertThat(
              Answers.rows(
                  sql, "SELECT table_name, column_name, sensitivity FROM reference_sensitivity"))
          .containsExactly(Arrays.asList("a.b", null, "phi"));
      assertThat(Answers.rows(sql, "SELECT name, environment FROM reference_servers"))
          .containsExactly(List.of("p1", "test"));
      assertThat(Answers.rows(sql, "SELECT valid_from, valid_to FROM reference_users"))
          .containsExactly(Arrays.asList(Instant.EPOCH, null));
    }
  }

  @Test
  void withoutVersionsNothingIsNamedAndNothingFails() throws Exception {
    try (ArchiveSql sql = sql(List.of())) {
      assertThat(Answers.rows(sql, IN_FORCE).stream().map(row -> row.get(1)))
          .containsExactly(null, null, null);
      assertThat(Answers.one(sql, "SELECT count(*) FROM reference_addresses")).isEqualTo(0L);
      assertThatThrownBy(() -> sql.query("SELECT * FROM reference_user"))
          .hasMessageContaining("reference_tables, reference_addresses, ");
    }
  }

  private ArchiveSql sql(List<ReferenceVersion> versions) throws Exception {
    archive.with(
        ArchiveTable.EVENTS, List.of(event(1, -1), event(2, 0), event(3, 3_600)));
    return new ArchiveSql(
        new Archive(
            archive.store(),
            archive.files(),
            keys,
            new ArchiveSqlConfig(
                1L << 30, 256L << 20, 1, ArchiveSqlConfig.DEFAULT_MEMORY_DIRECTORY),
            versions));
  }

  private static AuditEvent event(int i, long secondsAfterNoon) {
    return SampleRows.minimal(i)
        .setTime(NOON.plusSeconds(secondsAfterNoon))
        .setUserName("app")
        .build();
  }

  private static ReferenceVersion first() {
    return new ReferenceVersion(
        "v1/1",
        "v1",
        "1",
        Instant.EPOCH,
        """
        {"addresses":[{"hop":"proxy","host":"network","range":"10.0.0.0/8","role":"other"}],\
        "private_link":[{"connection":"/a/b","consumer":"Analytics"}],\
        "sensitivity":[{"sensitivity":"phi","table":"a.b"}],\
        "servers":[{"environment":"test","kind":"proxy","name":"p1"}],\
        "users":[{"kind":"person","principal":"Anna O'Hara","team":"BI","user":"app"}]}""");
  }

  private static ReferenceVersion second() {
    return new ReferenceVersion(
        "v2/2",
        "v2",
        "2",
        NOON,
        """
        {"addresses":[],"private_link":[],"sensitivity":[],"servers":[],\
        "users":[{"kind":"person","principal":"Otto","user":"app"}]}""");
  }
}
