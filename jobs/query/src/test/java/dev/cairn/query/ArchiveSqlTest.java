package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveFileDamagedException;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.TableFiles;
import dev.cairn.archive.table.TestDataKeys;
import dev.cairn.schemas.AuditEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveSqlTest {

  private static final List<AuditEvent> EVENTS = SampleRows.events(1, 900, 200);

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private final TestDataKeys keys = new TestDataKeys();
  private SampleArchive archive;
  private ArchiveSql sql;
  @TempDir private Path dir;

  @BeforeEach
  void archiveThreeFiles() throws Exception {
    archive =
        new SampleArchive(store, keys)
            .with(ArchiveTable.EVENTS, EVENTS.subList(0, 300))
            .with(ArchiveTable.EVENTS, EVENTS.subList(300, 900))
            .with(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(1, 70));
    sql = archive.sql();
  }

  @AfterEach
  void close() throws Exception {
    sql.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM events",
        "SELECT bit_xor(hash(e)) FROM events e",
        "SELECT bit_xor(hash(row(event_id, time, raw, sql_text, client_port, tls))) FROM events",
        "SELECT user_name, count(*) AS n FROM events GROUP BY ALL ORDER BY ALL",
        "SELECT user_name, client_ip FROM events ORDER BY kafka_offset LIMIT 7 OFFSET 400",
        "SELECT * FROM events ORDER BY kafka_offset LIMIT 3",
        "SELECT * EXCLUDE (raw) FROM events WHERE kafka_offset = 17",
        "SELECT COLUMNS('kafka.*') FROM events ORDER BY 3 LIMIT 2",
        "SELECT E.Sql_Text FROM Events AS E WHERE SQL_TEXT LIKE '%42 from%' ORDER BY 1",
        "SELECT count(DISTINCT x) FROM events AS t(x)",
        "FROM events SELECT max(time), min(ingest_time)",
        "WITH e AS (FROM events WHERE tls) SELECT count(*), avg(client_port) FROM e",
        "SELECT events FROM events ORDER BY kafka_offset LIMIT 1",
        "SELECT a.event_id FROM events a JOIN events b USING (kafka_offset) ORDER BY 1 LIMIT 3",
        "SELECT count(*) FROM events a NATURAL JOIN events b",
        "SELECT n FROM (SELECT count(raw) AS n FROM events) UNION ALL SELECT 1 ORDER BY 1",
        "SELECT #1 FROM events ORDER BY 1 LIMIT 2",
        "SELECT sum(octet_length(raw)) OVER (ORDER BY kafka_offset) FROM events LIMIT 1",
        "SELECT time FROM events WHERE time < '2026-11-22 19:00:03' ORDER BY time",
        "SELECT count(*) FROM main.events WHERE main.events.hop = 'proxy'",
        "SELECT * FROM (SELECT hop, status FROM events) PIVOT (count(*) FOR status IN ('unknown'))",
      })
  void answersAsPlainParquetDoes(String statement) throws Exception {
    Path plain = dir.resolve("plain.parquet");
    TableFiles.plain(ArchiveTable.EVENTS, EVENTS, plain);

    assertThat(Answers.printed(sql, statement, ResultPrinter.csv()))
        .isEqualTo(onPlain(plain, statement))
        .contains("\r\n");
  }

  @Test
  void countsEveryRowOfEveryTable() throws Exception {
    assertThat(
            Answers.rows(
                sql,
                "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM dead_letters),"
                    + " (SELECT count(raw) FROM dead_letters)"))
        .containsExactly(List.of(900L, 70L, 60L));
  }

  @Test
  void tellsWhatStatementsTouched() throws Exception {
    assertThat(sql.scope()).isEqualTo(new ReadScope(List.of(), 0, false));

    Answers.one(sql, "SELECT 1");
    assertThat(sql.scope().tables()).isEmpty();
    Answers.one(sql, "SELECT count(hop) FROM events");
    assertThat(sql.scope()).isEqualTo(new ReadScope(List.of("events"), 2, false));
    Answers.one(sql, "SELECT count(d.raw) FROM dead_letters d, events");
    assertThat(sql.scope()).isEqualTo(new ReadScope(List.of("dead_letters", "events"), 3, true));

    keys.refuse(KeyClass.PHI);
    try (ArchiveSql masked = archive.sql()) {
      Answers.one(masked, "SELECT count(raw) FROM events");
      assertThat(masked.scope()).isEqualTo(new ReadScope(List.of("events"), 2, false));
    }
  }

  @Test
  void opensOnlyTheColumnsThatAStatementNeeds() throws Exception {
    keys.refuse(KeyClass.PHI);
    int before = keys.unwraps();

    assertThat(Answers.one(sql, "SELECT count(hop) FROM events WHERE class_uid > 0"))
        .isEqualTo(900L);
    assertThat(keys.unwraps() - before).as("footers only").isEqualTo(2);
    assertThat(Answers.one(sql, "SELECT count(class_uid) FROM events")).isEqualTo(900L);
    assertThat(keys.unwraps() - before).as("opened already").isEqualTo(2);
  }

  @Test
  void masksPhiWithoutItsKeyAndSaysSo() throws Exception {
    keys.refuse(KeyClass.PHI);

    try (SqlResult result = sql.query("SELECT * FROM events ORDER BY kafka_offset")) {
      assertThat(result.maskedColumns())
          .containsExactly(
              new MaskedColumn("events", "sql_text", 2, 2),
              new MaskedColumn("events", "raw", 2, 2),
              new MaskedColumn("events", "unmapped", 2, 2));
      assertThat(result.columns()).hasSize(ArchiveTable.EVENTS.columns().size());
      assertThat(result.columns())
          .contains(new SqlColumn("raw", "BLOB"), new SqlColumn("sql_text", "VARCHAR"));
      int raw = ArchiveTable.EVENTS.columns().indexOf("raw");
      assertThat(Answers.rows(result)).hasSize(900).allMatch(row -> row.get(raw) == null);
    }
    try (SqlResult result = sql.query("SELECT sql_text FROM events")) {
      assertThat(result.maskedColumns())
          .extracting(MaskedColumn::column)
          .containsExactly("sql_text");
      assertThat(Answers.rows(result)).hasSize(900);
    }
    try (SqlResult result = sql.query("SELECT hop FROM events")) {
      assertThat(result.maskedColumns()).isEmpty();
    }
  }

  @Test
  void saysInHowManyFilesAColumnIsMasked() throws Exception {
    keys.refusePhiOf(TableFiles.bytes(store, archive.files().get(0).path()));

    try (SqlResult result = sql.query("SELECT count(sql_text) FROM events")) {
      assertThat(result.maskedColumns())
          .containsExactly(new MaskedColumn("events", "sql_text", 1, 2));
      long there = EVENTS.subList(300, 900).stream().filter(e -> e.getSqlText() != null).count();
      assertThat(Answers.rows(result)).containsExactly(List.of(there));
    }
  }

  @Test
  void refusesToAnswerWithoutTheMetadataKey() {
    keys.refuse(KeyClass.METADATA);

    assertThatThrownBy(() -> sql.query("SELECT 1 FROM events"))
        .isInstanceOf(KeyRefusedException.class);
  }

  @Test
  void hasAllTablesInAnEmptyArchive() throws Exception {
    try (ArchiveSql empty = new SampleArchive(store, keys).sql()) {
      assertThat(Answers.rows(empty, "SELECT e.raw, time FROM dead_letters, events e")).isEmpty();
      assertThat(Answers.one(empty, "SELECT count(*) FROM events")).isEqualTo(0L);
      assertThat(Answers.rows(empty, "SHOW TABLES"))
          .containsExactly(
              List.of("access_log"),
              List.of("attribution_versions"),
              List.of("attributions"),
              List.of("dead_letters"),
              List.of("events"),
              List.of("finding_reviews"),
              List.of("finding_status"),
              List.of("finding_versions"),
              List.of("findings"),
              List.of("last_reviews"),
              List.of("reference_addresses"),
              List.of("reference_private_link"),
              List.of("reference_sensitivity"),
              List.of("reference_servers"),
              List.of("reference_tables"),
              List.of("reference_users"),
              List.of("rule_sets"),
              List.of("session_versions"),
              List.of("sessions"));
    }
  }

  @Test
  void describesTablesWithoutOpeningAFile() throws Exception {
    keys.refuse(KeyClass.METADATA, KeyClass.PHI);

    List<List<Object>> columns = Answers.rows(sql, "DESCRIBE events");

    assertThat(columns)
        .extracting(row -> row.get(0))
        .isEqualTo(List.copyOf(ArchiveTable.EVENTS.columns()));
    assertThat(columns).extracting(row -> row.get(1)).contains("TIMESTAMP WITH TIME ZONE", "BLOB");
    assertThat(Answers.rows(sql, "EXPLAIN SELECT 1")).isNotEmpty();
    assertThat(Answers.one(sql, "SELECT 6 * 7")).isEqualTo(42L);
  }

  @Test
  void explainsAndSummarizes() throws Exception {
    assertThat(Answers.rows(sql, "EXPLAIN ANALYZE SELECT count(hop) FROM events")).isNotEmpty();
    assertThat(Answers.rows(sql, "/* why */ explain SELECT * FROM events;")).isNotEmpty();
    assertThat(Answers.rows(sql, "SUMMARIZE events")).hasSize(ArchiveTable.EVENTS.columns().size());
  }

  @Test
  void seesOnlyRowsOfTheTimeRange() throws Exception {
    TimeRange range =
        new TimeRange(SampleRows.START.plusSeconds(100), SampleRows.START.plusSeconds(200));
    keys.refuse();
    int before = keys.unwraps();

    try (SqlResult result = sql.query("SELECT count(*), min(kafka_offset) FROM events", range)) {
      assertThat(Answers.rows(result)).containsExactly(List.of(100L, 100L));
    }

    assertThat(keys.unwraps() - before).as("one file only").isEqualTo(1);
    assertThat(Answers.one(sql, "SELECT count(*) FROM events")).isEqualTo(900L);
  }

  @Test
  void giveTimesAsInstants() throws Exception {
    Instant time = EVENTS.get(5).getTime();

    assertThat(Answers.one(sql, "SELECT time FROM events WHERE kafka_offset = 5")).isEqualTo(time);
    assertThat(Answers.one(sql, "SELECT raw FROM events WHERE raw IS NOT NULL LIMIT 1"))
        .isInstanceOf(byte[].class);
  }

  @Test
  void saysHowToNarrowWhatDoesNotFit() throws Exception {
    try (ArchiveSql small = archive.sql(config().withMaxImageBytes(60_000))) {
      assertThatThrownBy(() -> small.query("SELECT * FROM events"))
          .isInstanceOf(ImageMemoryException.class)
          .hasMessageContaining("time range")
          .hasMessageContaining("columns instead of *");
      assertThatThrownBy(() -> small.query("SELECT raw FROM events"))
          .isInstanceOf(ImageMemoryException.class);
      assertThat(Answers.one(small, "SELECT count(*) FROM events")).isEqualTo(900L);
    }
  }

  @Test
  void refusesAFileThatIsNotTheOneOfItsManifest() throws Exception {
    String first = archive.files().get(0).path();
    byte[] second = TableFiles.bytes(store, archive.files().get(1).path());
    store.tamper(first, bytes -> second);

    assertThatThrownBy(() -> sql.query("SELECT 1 FROM events"))
        .isInstanceOf(ArchiveFileDamagedException.class)
        .hasMessageContaining(first)
        .hasMessageContaining("the manifest says");

    store.remove(first);
    assertThatThrownBy(() -> sql.query("SELECT 1 FROM events"))
        .isInstanceOf(ArchiveFileDamagedException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void answersOneStatementAfterAnother() throws Exception {
    SqlResult left = sql.query("SELECT * FROM events");
    left.next();

    assertThat(Answers.one(sql, "SELECT count(raw) FROM dead_letters")).isEqualTo(60L);
    assertThat(Answers.one(sql, "SELECT count(raw) FROM dead_letters")).isEqualTo(60L);
  }

  private static ArchiveSqlConfig config() throws Exception {
    return ArchiveSqlConfig.defaults();
  }

  private static String onPlain(Path plain, String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement duck = connection.createStatement()) {
      duck.execute("SET TimeZone='UTC'");
      duck.execute("CREATE VIEW events AS FROM read_parquet('" + plain + "')");
      try (ResultSet rows = duck.executeQuery(statement)) {
        java.io.StringWriter out = new java.io.StringWriter();
        ResultPrinter.csv()
            .print(
                new SqlResult(
                    null,
                    rows,
                    StatementReader.columns(rows.getMetaData()),
                    List.of(),
                    new Watch()),
                out);
        return out.toString();
      }
    }
  }
}
