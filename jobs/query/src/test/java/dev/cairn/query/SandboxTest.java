package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.TestDataKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement tries and must not reach: once through the checks, once past them. */
class SandboxTest {

  @TempDir private static Path dir;
  private static SampleArchive archive;
  private static ArchiveSql sql;
  private static OpenedTables opened;

  @BeforeAll
  static void openAnArchive() throws Exception {
    InMemoryBlobStore store = new InMemoryBlobStore();
    TestDataKeys keys = new TestDataKeys();
    archive =
        new SampleArchive(store, keys).with(ArchiveTable.EVENTS, SampleRows.events(1, 20, 10));
    sql = archive.sql();
    opened =
        OpenedTables.open(
            new Archive(store, archive.files(), keys, ArchiveSqlConfig.defaults()),
            Map.of("events", TableNeed.ALL),
            TimeRange.ALL,
            new Watch());
    Files.writeString(dir.resolve("there.csv"), "a,b\n1,2\n");
  }

  @AfterAll
  static void close() throws Exception {
    sql.close();
    opened.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('%s/there.csv')",
        "SELECT * FROM '%s/there.csv'",
        "SELECT * FROM read_text('/proc/self/environ')",
        "SELECT * FROM read_blob('/etc/hostname')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_parquet('/proc/self/fd/../environ')",
        "SELECT * FROM read_json('http://127.0.0.1:9/x.json')",
        "SELECT * FROM read_parquet('https://example.com/x.parquet')",
        "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
        "COPY (SELECT 1) TO '%s/out.csv'",
        "COPY events TO '%s/out.parquet'",
        "EXPORT DATABASE '%s/export'",
        "ATTACH '%s/other.duckdb'",
        "INSTALL httpfs",
        "INSTALL 'https://example.com/x.duckdb_extension'",
        "LOAD '%s/x.duckdb_extension'",
        "SET enable_external_access=true",
        "SET temp_directory='%s'",
        "SET memory_limit='100GB'",
        "SET allowed_paths=['/etc/passwd']",
        "RESET lock_configuration",
        "PRAGMA temp_directory='%s'",
        "PRAGMA enable_profiling='json'",
        "CALL enable_logging(storage='file', storage_path='%s/log')",
        "IMPORT DATABASE '%s'",
      })
  void isRefusedByTheChecksAndByTheEngine(String template) throws Exception {
    String statement = template.replace("%s", dir.toString());

    assertThatThrownBy(() -> sql.query(statement)).isInstanceOf(SqlRefusedException.class);
    assertThatThrownBy(() -> direct(statement)).isInstanceOf(SQLException.class);
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactly(dir.resolve("there.csv"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t AS SELECT 1",
        "CREATE VIEW v AS SELECT 1",
        "DROP VIEW events",
        "DELETE FROM events",
        "INSERT INTO dead_letters (reason) VALUES ('x')",
        "UPDATE dead_letters SET reason = 'x'",
        "WITH x AS (INSERT INTO dead_letters (reason) VALUES ('x') RETURNING *) FROM x",
        "SELECT * FROM (WITH y AS (DELETE FROM dead_letters RETURNING *) FROM y)",
        "EXPLAIN ANALYZE DELETE FROM dead_letters",
        "EXPLAIN ANALYZE CREATE TABLE t AS SELECT 1",
        "EXPLAIN (ANALYZE) COPY (SELECT 1) TO '/tmp/x'",
        "SELECT 1; DELETE FROM dead_letters",
        "SELECT 1; SELECT 2",
        "BEGIN",
        "CHECKPOINT",
        "ATTACH ':memory:' AS m",
        "USE memory",
        "PREPARE p AS SELECT 1",
        "SELECT * FROM query('SELECT 1')",
        "SELECT * FROM query_table('events')",
        "SELECT * FROM json_execute_serialized_sql('{}')",
        "SELECT * FROM duckdb_settings()",
        "PIVOT events ON hop",
        "",
        " ",
        "-- nothing",
      })
  void onlyReads(String statement) {
    assertThatThrownBy(() -> sql.query(statement)).isInstanceOf(SqlRefusedException.class);
  }

  @Test
  void leavesTheTablesAsTheyWere() throws Exception {
    assertThat(Answers.one(sql, "SELECT count(*) FROM events")).isEqualTo(20L);
    assertThat(Answers.one(sql, "SELECT count(*) FROM dead_letters")).isEqualTo(0L);
  }

  @Test
  void spillsNothing() throws Exception {
    try (ArchiveSql small =
        archive.sql(
            new ArchiveSqlConfig(
                1 << 20, 64 << 20, 1, ArchiveSqlConfig.DEFAULT_MEMORY_DIRECTORY))) {
      assertThatThrownBy(
              () -> Answers.rows(small, "SELECT * FROM range(30000000) t(i) ORDER BY hash(i)"))
          .isInstanceOf(SqlRefusedException.class)
          .hasMessageContaining("nothing is spilled to disk");
    }
    assertThat(Path.of(".tmp")).doesNotExist();
  }

  @Test
  void namesTheTablesWhenOneDoesNotExist() {
    assertThatThrownBy(() -> sql.query("SELECT * FROM session"))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("session does not exist")
        .hasMessageContaining("events, sessions, session_versions, attributions, ");
  }

  @Test
  void saysWhereAStatementIsWrong() {
    assertThatThrownBy(() -> sql.query("SELEC 1"))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("SELEC");
    assertThatThrownBy(() -> sql.query("SELECT user_nam FROM events"))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("user_name");
  }

  @Test
  void keepsRowsOutOfMessages() {
    for (String statement :
        List.of(
            "SELECT CAST(sql_text AS INTEGER) FROM events",
            "SELECT error('row: ' || sql_text) FROM events WHERE sql_text IS NOT NULL",
            "SELECT strptime(sql_text, '%Y') FROM events",
            "SELECT json_extract(sql_text, '$.a') FROM events")) {
      assertThatThrownBy(() -> Answers.rows(sql, statement))
          .isInstanceOf(SqlRefusedException.class)
          .hasNoCause()
          .hasMessageContaining("TRY_CAST")
          .hasMessageNotContaining(SampleRows.CANARY);
    }
  }

  private static void direct(String statement) throws SQLException, IOException {
    try (Statement duck = opened.engine().connection().createStatement()) {
      duck.execute(statement);
    }
  }
}
