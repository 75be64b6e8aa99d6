package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {

  private static StatementReader reader;

  @BeforeAll
  static void start() throws Exception {
    reader = new StatementReader(ArchiveSqlConfig.defaults(), List.of());
  }

  @AfterAll
  static void stop() throws Exception {
    reader.close();
  }

  @Test
  void findsColumnsWhereverTheyStand() throws Exception {
    assertThat(
            needs(
                "WITH x AS (SELECT hop, max(rows_sent) OVER (PARTITION BY tls) AS m FROM events e"
                    + " WHERE \"USER_NAME\" IN (SELECT reason FROM dead_letters d"
                    + " WHERE d.kafka_offset = e.kafka_offset) QUALIFY e.time < now())"
                    + " SELECT count(*) FILTER (m > 1) FROM x GROUP BY hop ORDER BY max(m)"))
        .containsOnlyKeys("events", "dead_letters")
        .containsEntry(
            "events",
            new TableNeed(
                false, Set.of("tls", "rows_sent", "hop", "user_name", "kafka_offset", "time")))
        .containsEntry("dead_letters", new TableNeed(false, Set.of("reason", "kafka_offset")));
  }

  @Test
  void needsNoColumnToCount() throws Exception {
    assertThat(needs("SELECT count(*) FROM events"))
        .isEqualTo(Map.of("events", new TableNeed(false, Set.of())));
    assertThat(needs("SELECT 'raw' AS sql_text FROM dead_letters"))
        .isEqualTo(Map.of("dead_letters", new TableNeed(false, Set.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM events",
        "SELECT e.* FROM events e",
        "SELECT COLUMNS('raw') FROM events",
        "SELECT e FROM events e",
        "SELECT events FROM events",
        "SELECT a FROM events AS t(a)",
        "SELECT #3 FROM events",
        "SELECT event_id FROM events NATURAL JOIN dead_letters",
        "SUMMARIZE events",
        "TABLE events",
        "SELECT * FROM (FROM events) PIVOT (count(*) FOR hop IN ('proxy'))",
        "SELECT column_name, hop FROM (DESCRIBE events), events",
      })
  void needsAllColumnsWhereOneMightHide(String statement) throws Exception {
    assertThat(needs(statement)).containsEntry("events", TableNeed.ALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 1", "DESCRIBE events", "SHOW TABLES", "SHOW ALL TABLES", "VALUES (1)"})
  void needsNothingOfTheArchive(String statement) throws Exception {
    assertThat(needs(statement)).isEmpty();
  }

  private static Map<String, TableNeed> needs(String statement) throws Exception {
    return reader.read(statement).needs();
  }
}
